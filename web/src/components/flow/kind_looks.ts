import {
  Back,
  ChatDotRound,
  Clock,
  Connection,
  Document,
  EditPen,
  Grid,
  Guide,
  Headset,
  Histogram,
  Message,
  Mic,
  Microphone,
  Phone,
  PhoneFilled,
  QuestionFilled,
  Search,
  Star,
  SwitchButton,
  Switch,
} from '@element-plus/icons-vue'
import type { Component } from 'vue'
import { kindOf } from '@/flow/kinds'

const kIcons: Record<string, Component> = {
  play: ChatDotRound,
  info: Document,
  say: Microphone,
  language: Switch,
  menu: Grid,
  collect: Histogram,
  case_progress: Search,
  hours: Clock,
  branch: Guide,
  set: EditPen,
  sub_flow: Connection,
  return: Back,
  queue: Headset,
  forward: Phone,
  mailbox: Message,
  hang_up: SwitchButton,
  evaluate: Star,
  complaint: Mic,
  offer_callback: PhoneFilled,
}

export const iconOf = (kind: string): Component => kIcons[kind] ?? QuestionFilled
/** A class that carries the colour: blue speaks, violet asks, amber decides, green is a person, grey is the end. */
export const lookOf = (kind: string): string => `look-${kindOf(kind)?.group ?? 'unknown'}`
