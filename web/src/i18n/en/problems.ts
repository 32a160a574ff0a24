import type { problems as zh } from '../zh_cn/problems'

export const problems: typeof zh = {
  server_unreachable: 'The server cannot be reached. Nothing is lost; try again once it is back.',
  server_failed: 'The server failed. Try again a little later.',
  refused: 'The server did not accept this.',
  case_changed: 'Somebody has just changed this case. Look at the newest content, then submit.',
  too_many_tries: 'Too many tries. Try again later.',
  not_logged_in: 'Your session has ended. Log in again.',
  with_id: '{text} (error id {id})',
  field_required: 'Please fill this in',
  field_line: '{field}: {what}.',
  field: {
    missing: 'Please fill this in',
    unknown: 'There is no such entry; choose again',
    too_short: 'Too short',
    too_long: 'Too long',
    format: 'Please check this',
    enum: 'Choose from the list',
    out_of_range: 'Out of range',
  },
}
