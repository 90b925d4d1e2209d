import assert from 'node:assert/strict'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { openapiDocument, operations } from '#protocols/json-api/openapi/document.ts'

const document = openapiDocument('http://127.0.0.1:3000', 'Perpustakaan Kota Blitar')
const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)

const validators = new Map<string, ValidateFunction>()

interface Described {
  responses: Record<string, { description?: string; content?: Record<string, { schema: object }> }>
}

/** The description of the operation that answers a path. */
function operationOf(path: string): Described | undefined {
  const found = operations.find((one) =>
    new RegExp(
      `^${one.path
        .replaceAll('.', '\\.')
        .replaceAll('{barcode}', '.+')
        .replaceAll(/\{\w+\}/g, '[^/]+')}$`,
    ).test(path),
  )
  return found && document.paths[found.path]?.get
}

/** Holds an answer of the API against its document: status, media type and every property. Returns what it says. */
export async function assertDescribed(path: string, answer: Response): Promise<Record<string, unknown>> {
  const [pathname = ''] = path.split('?')
  const text = await answer.text()
  const described = operationOf(pathname)
  // Where there is nothing the answer is a problem all the same.
  const responses = described?.responses ?? {
    404: { content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
  }
  const response = responses[String(answer.status)]
  assert.ok(response, `${path}: status ${answer.status} is not described: ${text.slice(0, 200)}`)
  if (!response.content) {
    assert.equal(text, '')
    return {}
  }
  const [type = ''] = (answer.headers.get('Content-Type') ?? '').split(';')
  const schema = response.content[type]?.schema
  assert.ok(schema, `${path}: ${type} is not described for ${answer.status}`)
  const body: Record<string, unknown> = JSON.parse(text)
  const validate = validatorOf(schema)
  assert.ok(validate(body), `${path}: ${ajv.errorsText(validate.errors)}`)
  return body
}

function validatorOf(schema: object): ValidateFunction {
  const key = JSON.stringify(schema)
  const known = validators.get(key) ?? ajv.compile({ ...schema, components: document.components })
  validators.set(key, known)
  return known
}
