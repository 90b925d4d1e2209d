/** What failed tries to sign in are counted by: a card number, or the login of a staff account. */
export const signInTries = (login: string): string => `login:${login.toLowerCase()}`
