import { ButtonLink } from '#design/button.tsx'
import { CopyText } from '#design/copy-text.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import type { Language } from '#kernel/i18n.ts'
import { citationText } from '#modules/catalogue/index.ts'
import { portalMessages } from './messages.ts'
import type { RecordData } from './page-data.ts'

interface RecordToolsProps {
  data: RecordData
  language: Language
}

/** What some want to do with a title: cite it, pass it on, take its details along. */
export const RecordTools = ({ data, language }: RecordToolsProps) => {
  const texts = portalMessages(language).record
  return (
    <section class="no-print">
      <Disclosure name="alat" summary={texts.cite}>
        {data.citations.map(({ style, parts }) => (
          <div class="cite">
            <h3>{style}</h3>
            <p class="prose">{parts.map(({ text, italic }) => (italic ? <cite>{text}</cite> : text))}</p>
            <CopyText text={citationText(parts)} label={`${texts.copy} ${style}`} />
          </div>
        ))}
      </Disclosure>
      <Disclosure name="alat" summary={texts.share}>
        <p>
          {texts.permalink}: <a href={data.permalink}>{data.permalink}</a>
        </p>
        <CopyText text={data.permalink} label={texts.copyLink} />
        <img class="qr" src={data.qrHref} alt={texts.qr} width="160" height="160" loading="lazy" />
      </Disclosure>
      <Disclosure name="alat" summary={texts.exports}>
        <p class="cluster">
          {data.exports.map(({ label, href }) => (
            <ButtonLink href={href} rel="nofollow" download>
              {label}
            </ButtonLink>
          ))}
          <ButtonLink href={data.marcHref} rel="nofollow">
            {texts.marc}
          </ButtonLink>
        </p>
      </Disclosure>
    </section>
  )
}
