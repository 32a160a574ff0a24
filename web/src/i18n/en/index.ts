import { citizen } from './citizen'
import { common } from './common'
import { desk } from './desk'
import { outbound } from './outbound'
import { overview } from './overview'
import { problems } from './problems'
import { words } from './words'
import { work } from './work'

import type { Messages } from '../zh_cn'

export const en: Messages = { ...common, words, desk, ...work, outbound, overview, citizen, problems }
