import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

/** Times that a statement must have come before a connection keeps it prepared; one-off statements never are. */
const worthPreparing = 3
const mostPrepared = 300
const mostCounted = 2000
const longestText = 10_000

const counted = new Map<string, number>()
const names = new Map<string, string>()

/** The name under which connections keep a statement, once it has come often enough. */
function nameOf(text: string): string | undefined {
  const name = names.get(text)
  if (name || names.size >= mostPrepared || text.length > longestText) return name
  const times = (counted.get(text) ?? 0) + 1
  if (times < worthPreparing) {
    if (counted.size >= mostCounted) counted.clear()
    counted.set(text, times)
    return undefined
  }
  counted.delete(text)
  names.set(text, `patria_${names.size}`)
  return names.get(text)
}

/** A pool for Kysely whose connections parse and plan a frequent statement once, not at every request. */
export function preparing(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect()
      const known = clients.get(client)
      if (known) return known
      const preparingClient = wrap(client)
      clients.set(client, preparingClient)
      return preparingClient
    },
  }
}

function wrap(client: pg.PoolClient): PostgresPoolClient {
  const query = (statement: unknown, values?: readonly unknown[]) => {
    // Cursors come as objects and go through as they are.
    if (typeof statement !== 'string') return client.query(statement as pg.Submittable)
    return client.query({ name: nameOf(statement), text: statement, values: [...(values ?? [])] })
  }
  return {
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  }
}
