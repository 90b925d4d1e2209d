import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

export interface Sealed {
  /** Key id, nonce, tag and encrypted text. */
  sealed: Buffer
  /** Finds the same text again without opening anything: a blind index. */
  digest: Buffer
}

/** Keeps numbers of identity papers so that a copy of the database tells none of them. */
export interface Vault {
  seal(text: string): Sealed
  /** Throws when the key is not among those of this installation, or the bytes were changed. */
  open(sealed: Buffer): string
  /** Digests of a text by every key, the one in use first. */
  digestsOf(text: string): Buffer[]
  /** False for what an older key sealed. */
  isCurrent(sealed: Buffer): boolean
  /** A mark that only this installation can make, for forms that strangers send back. */
  sign(text: string): string
  isSigned(text: string, mark: string): boolean
}

const idLength = 4
const nonceLength = 12
const tagLength = 16

interface KeySet {
  id: Buffer
  sealing: Buffer
  digesting: Buffer
  signing: Buffer
}

/** AES-256-GCM to seal and HMAC-SHA-256 to find, with keys of their own drawn from each secret key. */
export function openVault(keys: readonly Buffer[]): Vault {
  const sets = keys.map(keySet)
  const [current] = sets
  if (!current) throw new Error('a vault needs a key')
  const digest = (set: KeySet, text: string) => createHmac('sha256', set.digesting).update(text).digest()
  const sign = (text: string) => createHmac('sha256', current.signing).update(text).digest('base64url')
  return {
    seal: (text) => ({ sealed: encrypted(current, text), digest: digest(current, text) }),
    open(sealed) {
      const set = sets.find(({ id }) => id.equals(sealed.subarray(0, idLength)))
      if (!set) throw new Error('sealed with a key that this installation does not have')
      return decrypted(set, sealed)
    },
    digestsOf: (text) => sets.map((set) => digest(set, text)),
    isCurrent: (sealed) => current.id.equals(sealed.subarray(0, idLength)),
    sign,
    isSigned(text, mark) {
      const [given, due] = [Buffer.from(mark), Buffer.from(sign(text))]
      return given.length === due.length && timingSafeEqual(given, due)
    },
  }
}

const keySet = (key: Buffer): KeySet => ({
  id: createHash('sha256').update('patria key id').update(key).digest().subarray(0, idLength),
  sealing: drawn(key, 'patria seal'),
  digesting: drawn(key, 'patria blind index'),
  signing: drawn(key, 'patria sign'),
})

const drawn = (key: Buffer, purpose: string) => Buffer.from(hkdfSync('sha256', key, '', purpose, 32))

function encrypted({ id, sealing }: KeySet, text: string): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', sealing, nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([id, nonce, cipher.getAuthTag(), body])
}

function decrypted({ sealing }: KeySet, sealed: Buffer): string {
  const nonce = sealed.subarray(idLength, idLength + nonceLength)
  const body = idLength + nonceLength + tagLength
  const decipher = createDecipheriv('aes-256-gcm', sealing, nonce, { authTagLength: tagLength })
  decipher.setAuthTag(sealed.subarray(idLength + nonceLength, body))
  return decipher.update(sealed.subarray(body), undefined, 'utf8') + decipher.final('utf8')
}
