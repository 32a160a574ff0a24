import { admin, password, views } from './admin'
import { citizen } from './citizen'
import { common } from './common'
import { desk } from './desk'
import { overview } from './overview'
import { problems } from './problems'
import { tasks } from './tasks'
import { words } from './words'
import { work } from './work'

import type { Messages } from '../zh_cn'

export const en: Messages = {
  ...common,
  words,
  desk,
  ...work,
  ...tasks,
  admin,
  password,
  views,
  overview,
  citizen,
  problems,
}
