import { catchUp } from '../headers/catch-up.ts'
import { readRecord } from '../headers/read-headers.ts'
import { formats } from '../record/formats.ts'
import { idOf } from '../record/identifiers.ts'
import { unknownIdentifier, type AnswerVerb } from './answer.ts'

/** Every title is there in every format. */
export const answerListMetadataFormats: AnswerVerb = async (db, { given }, { domain }) => {
  if (given.identifier !== undefined) {
    const id = idOf(domain, given.identifier)
    if (id === undefined) return unknownIdentifier()
    await catchUp(db)
    if (!(await readRecord(db, id))) return unknownIdentifier()
  }
  return { content }
}

const content = formats
  .map(
    ({ name, schema, namespace }) => `<metadataFormat>
<metadataPrefix>${name}</metadataPrefix>
<schema>${schema}</schema>
<metadataNamespace>${namespace}</metadataNamespace>
</metadataFormat>
`,
  )
  .join('')
