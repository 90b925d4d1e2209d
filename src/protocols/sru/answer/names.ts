import type { Version } from '../request/version.ts'

/** Namespaces and words that changed when SRU became a standard of OASIS. */
export const namesOf = (version: Version) => (version === '2.0' ? newest : older)

const older = {
  response: 'http://www.loc.gov/zing/srw/',
  scan: 'http://www.loc.gov/zing/srw/',
  diagnostic: 'http://www.loc.gov/zing/srw/diagnostic/',
  packing: 'recordPacking',
  mediaType: 'text/xml',
} as const

const newest = {
  response: 'http://docs.oasis-open.org/ns/search-ws/sruResponse',
  scan: 'http://docs.oasis-open.org/ns/search-ws/scan',
  diagnostic: 'http://docs.oasis-open.org/ns/search-ws/diagnostic',
  packing: 'recordXMLEscaping',
  mediaType: 'application/sru+xml',
} as const
