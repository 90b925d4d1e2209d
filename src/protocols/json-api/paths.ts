/** Version of the interface: what changes an answer in a way that programs must learn raises it. */
export const base = '/api/v1'

const number = ':id{[1-9][0-9]{0,14}}'

export const paths = {
  page: '/api',
  document: `${base}/openapi.json`,
  search: `${base}/search`,
  record: (id: number | string = number) => `${base}/records/${id}`,
  recordItems: (id: number | string = number) => `${base}/records/${id}/items`,
  recordMarc: (id: number | string = number) => `${base}/records/${id}/marc`,
  item: (barcode = ':barcode{.+}') => `${base}/items/${barcode}`,
  authorities: `${base}/authorities`,
  authority: (id: number | string = number) => `${base}/authorities/${id}`,
  branches: `${base}/branches`,
  branch: (code = ':code') => `${base}/branches/${code}`,
}
