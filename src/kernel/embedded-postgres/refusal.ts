/** The database cannot be started and a person has to do something; the message says what. */
export class EmbeddedPostgresRefusal extends Error {}

/** Another Patria has the data folder. */
export class DataFolderInUse extends EmbeddedPostgresRefusal {}

/** Turns missing rights and a full disk into sentences; leaves every other error as it is. */
export function explainFileError(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error
  if (error.code === 'EACCES' || error.code === 'EPERM') {
    return new EmbeddedPostgresRefusal(
      `The data folder ${folder} belongs to another account. Start Patria as that account, or set PATRIA_DATA to a folder of your own.`,
      { cause: error },
    )
  }
  if (error.code === 'EROFS') {
    return new EmbeddedPostgresRefusal(
      `The data folder ${folder} cannot be written. Set PATRIA_DATA to a folder that can.`,
      {
        cause: error,
      },
    )
  }
  if (error.code === 'ENOSPC') {
    return new EmbeddedPostgresRefusal(`The disk under the data folder ${folder} is full.`, { cause: error })
  }
  return error
}
