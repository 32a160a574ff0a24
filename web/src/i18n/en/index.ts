import { admin, password, views } from './admin'
import { advice, attachments, papers } from './case_aids'
import { audit } from './audit'
import { citizen } from './citizen'
import { common } from './common'
import { desk } from './desk'
import { flows } from './flows'
import { outbound } from './outbound'
import { judgement } from './judgement'
import { knowledge } from './knowledge'
import { gateways, letters } from './letters'
import { overview } from './overview'
import { problems } from './problems'
import { prompts } from './prompts'
import { records } from './records'
import { statistics } from './statistics'
import { tasks } from './tasks'
import { words } from './words'
import { work } from './work'

import type { Messages } from '../zh_cn'

export const en: Messages = {
  ...common,
  words,
  desk,
  ...work,
  ...records,
  ...tasks,
  outbound,
  judgement,
  letters,
  gateways,
  knowledge,
  admin,
  audit,
  password,
  advice,
  attachments,
  papers,
  views,
  overview,
  statistics,
  citizen,
  flows,
  prompts,
  problems,
}
