import type { FileStore } from '#kernel/files.ts'
import { readTable } from '#kernel/table-file/read-table.ts'

/** The first row of a table and a few of the following. */
export interface TableHead {
  headings: string[]
  /** The row of headings as it stands in the file. */
  raw: Buffer
  examples: string[][]
}

const exampleRows = 4

export async function readTableHead(
  files: FileStore,
  digest: string,
  separator: string,
): Promise<TableHead | undefined> {
  const content = await files.read(digest)
  if (!content) return undefined
  const examples: string[][] = []
  let head: { headings: string[]; raw: Buffer } | undefined
  for await (const { cells, raw } of readTable(content, separator)) {
    if (head) examples.push(cells)
    else head = { headings: cells, raw }
    if (examples.length === exampleRows) break
  }
  return head && { ...head, examples }
}
