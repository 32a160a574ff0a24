import { ElMessage } from 'element-plus'
import { useWords } from './use_words'

/** Runs a change and says why when it was refused; true when it was done. */
export function useProblem() {
  const { problem } = useWords()
  async function tell(change: () => Promise<unknown>): Promise<boolean> {
    try {
      await change()
      return true
    } catch (error) {
      ElMessage.error(problem(error))
      return false
    }
  }
  return { tell }
}
