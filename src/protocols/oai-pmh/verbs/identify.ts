import { escapeXml } from '../../xml.ts'
import { earliestStamp } from '../headers/read-headers.ts'
import { identifierOf } from '../record/identifiers.ts'
import { writeDate } from '../request/dates.ts'
import type { Site } from '../site.ts'
import type { AnswerVerb } from './answer.ts'

export const answerIdentify: AnswerVerb = async (db, _request, site) => ({
  content: `<repositoryName>${escapeXml(site.name)}</repositoryName>
<baseURL>${escapeXml(site.base)}</baseURL>
<protocolVersion>2.0</protocolVersion>
<adminEmail>${escapeXml(site.adminEmail)}</adminEmail>
<earliestDatestamp>${writeDate(await earliestStamp(db))}</earliestDatestamp>
<deletedRecord>persistent</deletedRecord>
<granularity>YYYY-MM-DDThh:mm:ssZ</granularity>
<compression>gzip</compression>
<description>
${identifierScheme(site)}</description>
`,
})

const scheme = 'http://www.openarchives.org/OAI/2.0/oai-identifier'

const identifierScheme = ({ domain }: Site) => `<oai-identifier xmlns="${scheme}"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="${scheme} ${scheme}.xsd">
<scheme>oai</scheme>
<repositoryIdentifier>${domain}</repositoryIdentifier>
<delimiter>:</delimiter>
<sampleIdentifier>${identifierOf(domain, 42)}</sampleIdentifier>
</oai-identifier>
`
