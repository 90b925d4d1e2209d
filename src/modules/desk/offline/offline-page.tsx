import { Document } from '#design/document.tsx'
import { Emblem } from '#design/emblem.tsx'
import { Island } from '#design/island.tsx'
import { PageHeading } from '#design/page.tsx'
import type { PageContext } from '#kernel/page-context.ts'
import { latePaths } from '#modules/circulation/index.ts'
import { paths } from '../paths.ts'
import { offlineTexts } from './messages.ts'

/** The desk without a network. Nothing of whoever is signed in stands on it, for the device keeps the page. */
export const OfflinePage = ({ context }: { context: PageContext }) => {
  const t = offlineTexts(context.language)
  return (
    <Document
      context={context}
      title={t.title}
      stylesheet="staff.css"
      bodyClass="staff"
      head={<link rel="manifest" href={paths.offlineManifest} crossorigin="use-credentials" />}
    >
      <header class="staff-header no-print">
        <div class="staff-bar">
          <a class="wordmark" href={paths.desk}>
            <Emblem />
            {context.libraryName}
          </a>
        </div>
      </header>
      <main id="isi" class="staff-main offline-main" tabindex={-1}>
        <offline-desk
          data-list={paths.offlineList}
          data-deeds={paths.offlineDeeds}
          data-worker={paths.offlineWorker}
          data-scope={paths.offline}
          data-texts={JSON.stringify(t.says)}
          data-labels={JSON.stringify(labelsOf(context))}
        >
          <div class="no-print">
            <PageHeading title={t.title} lead={t.lead} />
          </div>
          <noscript>
            <p>
              {t.noScript} <a href={paths.offlineUpload}>{t.upload}</a>
            </p>
          </noscript>
          <p data-part="unsupported" hidden>
            {t.unsupported}
          </p>
          <div data-part="work" class="stack" hidden>
            <Line context={context} />
            <Scanning context={context} />
            <Served context={context} />
            <Receipt context={context} />
            <Waiting context={context} />
            <Taken context={context} />
          </div>
        </offline-desk>
        <Island name="offline-desk" />
      </main>
    </Document>
  )
}

/** Words of the page that stand on what is drawn on the device. */
function labelsOf({ language, libraryName }: PageContext) {
  const t = offlineTexts(language)
  return {
    lend: t.lend,
    return: t.return,
    scanCard: t.scanCard,
    scanCopy: t.scanCopy,
    scanReturn: t.scanReturn,
    remove: t.remove,
    conflict: t.conflict,
    kind: t.kind,
    barcode: t.barcode,
    card: t.card,
    time: t.time,
    due: t.due,
    result: t.result,
    library: libraryName,
  }
}

interface PartProps {
  context: PageContext
}

const Line = ({ context }: PartProps) => {
  const t = offlineTexts(context.language)
  return (
    <div class="offline-line no-print">
      <p>
        <strong data-part="line" role="status" /> <span data-part="branch" />
        <a
          data-part="sign-in"
          class="button"
          href={`/masuk?kembali=${encodeURIComponent(paths.offline)}`}
          hidden
        >
          {t.says['sign-in']}
        </a>
        <a data-part="choose-place" class="button" href={paths.placeThen(paths.offline)} hidden>
          {t.choosePlace}
        </a>{' '}
        <a data-part="to-desk" href={paths.desk} hidden>
          {t.toDesk}
        </a>
      </p>
      <p class="soft" data-part="list" />
    </div>
  )
}

const Scanning = ({ context }: PartProps) => {
  const t = offlineTexts(context.language)
  return (
    <>
      <fieldset class="offline-mode no-print">
        <legend>
          {t.mode} <span class="hint">{t.modeHint}</span>
        </legend>
        <label>
          <input type="radio" name="mode" value="lend" checked />
          {t.lend}
        </label>
        <label>
          <input type="radio" name="mode" value="return" />
          {t.return}
        </label>
      </fieldset>
      <div data-part="scan" class="no-print">
        <form class="desk-scan" method="post">
          <label for="pindai" data-part="label">
            {t.scanCard}
          </label>
          <div class="desk-scan-line">
            <input
              id="pindai"
              name="q"
              autofocus
              autocomplete="off"
              autocapitalize="none"
              spellcheck={false}
              maxlength={200}
              enterkeyhint="go"
              aria-describedby="pindai-hint"
            />
            <button class="button" type="submit" data-kind="primary">
              {t.go}
            </button>
          </div>
          <p id="pindai-hint" class="hint">
            {t.scanHint}
          </p>
        </form>
      </div>
      <div
        data-part="answers"
        class="stack no-print"
        role="log"
        aria-live="assertive"
        aria-label={t.result}
      />
    </>
  )
}

const Served = ({ context }: PartProps) => {
  const t = offlineTexts(context.language)
  return (
    <div data-part="served" class="offline-served no-print" hidden>
      <p>
        {t.serving}: <strong data-part="card" />
      </p>
      <button class="button" type="button" data-part="finish">
        {t.finish}
      </button>
    </div>
  )
}

const Receipt = ({ context }: PartProps) => {
  const t = offlineTexts(context.language)
  return (
    <article data-part="receipt" class="receipt" aria-label={t.receipt} hidden>
      <h2>{context.libraryName}</h2>
      <p>
        <span data-part="receipt-branch" />
        <span data-part="receipt-time" />
        <br />
        <strong data-part="receipt-card" />
      </p>
      <h3>{t.receipt}</h3>
      <ul data-part="receipt-lines" />
      <p>{t.receiptNote}</p>
    </article>
  )
}

const Waiting = ({ context }: PartProps) => {
  const t = offlineTexts(context.language)
  return (
    <section class="stack no-print" aria-labelledby="antrean">
      <h2 id="antrean">{t.queue}</h2>
      <p data-part="empty">{t.queueEmpty}</p>
      <div data-part="waiting" class="stack" hidden>
        <p>
          <strong data-part="count" />
        </p>
        <p class="cluster">
          <button class="button" type="button" data-part="send">
            {t.send}
          </button>
          <button class="button" type="button" data-part="save">
            {t.save}
          </button>
        </p>
        <div class="table-frame table-stacked">
          <table role="table">
            <caption class="visually-hidden">{t.queue}</caption>
            <thead role="rowgroup">
              <tr role="row">
                <th scope="col">{t.kind}</th>
                <th scope="col">{t.barcode}</th>
                <th scope="col">{t.card}</th>
                <th scope="col">{t.time}</th>
                <th scope="col">{t.due}</th>
                <th scope="col">{t.remove}</th>
              </tr>
            </thead>
            <tbody role="rowgroup" data-part="queue" />
          </table>
        </div>
      </div>
      <p>
        <a href={paths.offlineUpload}>{t.upload}</a>
      </p>
    </section>
  )
}

const Taken = ({ context }: PartProps) => {
  const t = offlineTexts(context.language)
  return (
    <section data-part="taken" class="stack no-print" aria-labelledby="diterima" hidden>
      <h2 id="diterima">{t.noted}</h2>
      <p class="cluster">
        <a href={latePaths.conflicts}>{t.conflicts}</a>
        <button class="button" type="button" data-part="clear">
          {t.clear}
        </button>
      </p>
      <div class="table-frame table-stacked">
        <table role="table">
          <caption class="visually-hidden">{t.noted}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col">{t.kind}</th>
              <th scope="col">{t.barcode}</th>
              <th scope="col">{t.time}</th>
              <th scope="col">{t.result}</th>
            </tr>
          </thead>
          <tbody role="rowgroup" data-part="noted" />
        </table>
      </div>
    </section>
  )
}
