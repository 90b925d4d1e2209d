import { sql } from 'kysely'
import type { Signatory } from '#design/print/letter.ts'
import type { Db } from '#kernel/database.ts'
import type { Day } from '#kernel/days.ts'

export interface Gift {
  id: number
  donor: string
  donorAddress: string
  offeredOn: Day
  note: string
  letterNumber: string
  thankedOn: Day | null
  signatory: Signatory | null
  createdBy: string
  titles: number
  waiting: number
  /** Copies in the collection. */
  accepted: number
}

export interface GiftLine {
  id: number
  title: string
  author: string
  isbn: string
  publisher: string
  year: string
  copies: number
  value: number | null
  condition: string
  branchName: string
  decision: 'waiting' | 'accepted' | 'declined'
  why: string
  recordId: number | null
  numbers: string
}

const gifts = sql`
  select gifts.id, donor, donor_address, offered_on, note, letter_number, thanked_on, signatory, created_by,
    count(lines.id)::int as titles, (count(*) filter (where decision = 'waiting'))::int as waiting,
    coalesce(sum(copies) filter (where decision = 'accepted'), 0)::int as accepted
  from acquisition.gifts gifts
  left join acquisition.gift_lines lines on lines.gift_id = gifts.id
`

export const listGifts = async (db: Db): Promise<Gift[]> =>
  (await sql<Gift>`${gifts} group by gifts.id order by gifts.id desc limit 300`.execute(db)).rows

export const findGift = async (db: Db, id: number): Promise<Gift | undefined> =>
  (await sql<Gift>`${gifts} where gifts.id = ${id} group by gifts.id`.execute(db)).rows[0]

export const listGiftLines = async (db: Db, giftId: number): Promise<GiftLine[]> =>
  (
    await sql<GiftLine>`
      select lines.id, title, author, isbn, publisher, year, copies, value, condition, branches.name as branch_name,
        decision, why, record_id,
        (select concat_ws(' – ', min(inventory_number), nullif(max(inventory_number), min(inventory_number)))
          from acquisition.accessions accessions join catalogue.items items on items.id = accessions.item_id
          where accessions.gift_line_id = lines.id) as numbers
      from acquisition.gift_lines lines
      join branches.branches branches on branches.id = lines.branch_id
      where gift_id = ${giftId} order by lines.id
    `.execute(db)
  ).rows
