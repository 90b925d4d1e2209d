/** Why a request has no answer, in the words of the protocol. */
export type ProblemCode =
  | 'badVerb'
  | 'badArgument'
  | 'badResumptionToken'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noRecordsMatch'

export interface Problem {
  code: ProblemCode
  /** For the person who reads the log of the harvester. */
  text: string
}

export const problem = (code: ProblemCode, text: string): Problem => ({ code, text })
