import { warn, type MarcProblem } from './problems.ts'
import { isControl, type MarcField } from './record.ts'

/** INDOMARC worksheets print a blank indicator as `#`, others as a backslash, and some systems keep it so. */
export function blankIndicators(fields: MarcField[], warnings: MarcProblem[]): MarcField[] {
  for (const field of fields) {
    if (isControl(field) || !(isBlank(field.ind1) || isBlank(field.ind2))) continue
    warn(warnings, 'indicators-blank', field.tag)
    if (isBlank(field.ind1)) field.ind1 = ' '
    if (isBlank(field.ind2)) field.ind2 = ' '
  }
  return fields
}

const isBlank = (indicator: string): boolean => indicator === '#' || indicator === '\\'
