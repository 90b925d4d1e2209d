/** What SRU knows to say when something is not as asked, of the list of its standard: those that Patria uses. */
export const diagnosticTexts = {
  2: 'System temporarily unavailable',
  4: 'Unsupported operation',
  5: 'Unsupported version',
  6: 'Unsupported parameter value',
  7: 'Mandatory parameter not supplied',
  8: 'Unsupported parameter',
  10: 'Query syntax error',
  11: 'Unsupported query type',
  12: 'Too many characters in query',
  13: 'Invalid or unsupported use of parentheses',
  14: 'Invalid or unsupported use of quotes',
  15: 'Unsupported context set',
  16: 'Unsupported index',
  19: 'Unsupported relation',
  20: 'Unsupported relation modifier',
  21: 'Unsupported combination of relation modifiers',
  22: 'Unsupported combination of relation and index',
  23: 'Too many characters in term',
  27: 'Empty term unsupported',
  28: 'Masking character not supported',
  29: 'Masked words too short',
  30: 'Too many masking characters in term',
  31: 'Anchoring character not supported',
  32: 'Anchoring character in unsupported position',
  33: 'Combination of proximity/adjacency and masking characters not supported',
  34: 'Combination of proximity/adjacency and anchoring characters not supported',
  36: 'Term in invalid format for index or relation',
  38: 'Too many boolean operators in query',
  39: 'Proximity not supported',
  40: 'Unsupported proximity relation',
  41: 'Unsupported proximity distance',
  42: 'Unsupported proximity unit',
  43: 'Unsupported proximity ordering',
  45: 'Prefix assigned to multiple identifiers',
  46: 'Unsupported boolean modifier',
  48: 'Query feature unsupported',
  49: 'Masking character in unsupported position',
  50: 'Result sets not supported',
  61: 'First record position out of range',
  65: 'Record does not exist',
  66: 'Unknown schema for retrieval',
  71: 'Unsupported record packing',
  72: 'XPath retrieval unsupported',
  80: 'Sort not supported',
  82: 'Unsupported sort sequence',
  84: 'Too many sort keys to sort',
  87: 'Unsupported schema for sort',
  88: 'Unsupported path for sort',
  90: 'Unsupported direction value',
  91: 'Unsupported case value',
  92: 'Unsupported missing value action',
  111: 'Unsupported stylesheet',
  120: 'Response position out of range',
} as const

export type DiagnosticCode = keyof typeof diagnosticTexts

export interface Diagnostic {
  code: DiagnosticCode
  /** What was wrong: the parameter, the index, the relation. */
  details?: string
}

/** Something asked that cannot be answered; the whole request ends with it. */
export type Answerable<T> = { ok: true; value: T } | { ok: false; diagnostic: Diagnostic }

export const refusal = (code: DiagnosticCode, details?: string): { ok: false; diagnostic: Diagnostic } => ({
  ok: false,
  diagnostic: details === undefined ? { code } : { code, details },
})

export const answerable = <T>(value: T): { ok: true; value: T } => ({ ok: true, value })
