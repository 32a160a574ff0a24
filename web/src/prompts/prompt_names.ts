import type { PromptView } from '@/api/types'

const two = (number: number): string => String(number).padStart(2, '0')

/** A name for a new prompt, good as a file's name; clerks see its title. */
export function newPromptName(at: Date, taken: (name: string) => boolean): string {
  const day = `${at.getFullYear()}${two(at.getMonth() + 1)}${two(at.getDate())}`
  const stem = `p_${day}_${two(at.getHours())}${two(at.getMinutes())}${two(at.getSeconds())}`
  let name = stem
  for (let number = 2; taken(name); number += 1) name = `${stem}_${number}`
  return name
}

const kShownText = 16

/** What a clerk calls it; a file from the folder has no title but what it says. */
export function promptTitle({ name, title, text }: Pick<PromptView, 'name' | 'title' | 'text'>): string {
  if (title !== name || !text) return title
  const letters = [...text]
  return letters.length > kShownText ? `${letters.slice(0, kShownText).join('')}…` : text
}
