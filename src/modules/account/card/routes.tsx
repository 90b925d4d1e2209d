import { Hono } from 'hono'
import { AccountPage } from '#design/account-page.tsx'
import { ButtonLink } from '#design/button.tsx'
import { formatDate } from '#design/format.ts'
import { memberOnly } from '#kernel/permissions.ts'
import { notFound, requires, type Env } from '#kernel/web.tsx'
import { kioskPaths } from '#modules/kiosk/index.ts'
import { cardImage, findCardFacts } from '#modules/patrons/index.ts'
import { accountTexts } from '../messages.ts'
import { paths } from '../paths.ts'

/** The card on the telephone. */
export const cardRoutes = new Hono<Env>()
  .get(paths.card, requires(memberOnly), async (c) => {
    const { page: context, session, db } = c.var
    const [card] = await findCardFacts(db, [session?.id ?? 0])
    const t = accountTexts(context.language).card
    return c.html(
      <AccountPage context={context} title={t.title}>
        {card ? (
          <>
            <p class="lead">{t.lead}</p>
            <img
              class="member-card"
              src={paths.cardImage}
              width={1080}
              height={681}
              alt={t.alt(card.number)}
            />
            <p>
              <strong>{card.number}</strong>
              <br />
              {t.until} {formatDate(card.expiresOn, context.language)}
            </p>
            <p class="soft">{t.brightness}</p>
            <p>
              <ButtonLink href={paths.cardImage} download>
                {t.save}
              </ButtonLink>
            </p>
            <p>
              <a href={kioskPaths.phoneCode}>{t.kiosk}</a>
            </p>
          </>
        ) : (
          <p class="lead">{t.none}</p>
        )}
      </AccountPage>,
    )
  })
  .get(paths.cardImage, requires(memberOnly), async (c) => {
    const [card] = await findCardFacts(c.var.db, [c.var.session?.id ?? 0])
    if (!card) throw notFound()
    const { language, libraryName } = c.var.page
    c.header('Content-Type', 'image/png')
    c.header('Content-Disposition', `inline; filename="kartu-${card.number}.png"`)
    return c.body(new Uint8Array(await cardImage(card, { language, libraryName })))
  })
