/** A JSON schema of 2020-12, of which OpenAPI 3.1 makes use. */
export type Schema = { readonly [keyword: string]: unknown }

/** All properties are always there, and there are no others: what may be missing is null. */
export const object = (properties: Record<string, Schema>, optional: readonly string[] = []): Schema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  additionalProperties: false,
})

export const string = { type: 'string' } as const
export const textOrNull = { type: ['string', 'null'] } as const
export const number = { type: 'integer', minimum: 0 } as const
export const numberOrNull = { type: ['integer', 'null'] } as const
export const boolean = { type: 'boolean' } as const
export const moment = { type: 'string', format: 'date-time' } as const
export const day = { type: 'string', format: 'date' } as const
export const address = { type: 'string', format: 'uri' } as const
export const listOf = (items: Schema): Schema => ({ type: 'array', items })
export const oneOf = (values: readonly string[]): Schema => ({ type: 'string', enum: values })
export const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
export const described = (schema: Schema, description: string): Schema => ({ ...schema, description })
