import pg from 'pg'

/**
 * Makes the account and the database Patria works with, where missing. The account is no superuser, so that a
 * hole in a query cannot reach files or programs, and so that the same code runs on a database of the operator's.
 */
export async function prepareDatabase(
  superuserUrl: string,
  password: string,
  { mayCreateDatabases }: { mayCreateDatabases: boolean },
): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    const rights = mayCreateDatabases ? 'createdb' : 'nocreatedb'
    const role = await client.query(`select from pg_roles where rolname = 'patria'`)
    const verb = role.rowCount === 0 ? 'create' : 'alter'
    await client.query(`${verb} role patria login ${rights} password ${client.escapeLiteral(password)}`)
    const database = await client.query(`select from pg_database where datname = 'patria'`)
    if (database.rowCount === 0) await client.query('create database patria owner patria')
  } finally {
    await client.end()
  }
}
