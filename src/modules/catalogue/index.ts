export { type RecordDescription } from './describe/describe-record.ts'
