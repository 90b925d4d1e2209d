import { Button } from '#design/button.tsx'
import { Disclosure } from '#design/disclosure.tsx'
import type { Language } from '#kernel/i18n.ts'
import { answerLabel, type Question, type VisitorAnswer } from '../answers/answers.ts'
import { visitorTexts } from '../messages.ts'
import { paths } from '../paths.ts'

interface AnswerListProps {
  language: Language
  question: Question
  answers: readonly VisitorAnswer[]
}

/** The answers to one question: their words, whether they are offered, and a new one. */
export const AnswerList = ({ language, question, answers }: AnswerListProps) => {
  const texts = visitorTexts(language)
  const t = texts.settings
  const title = texts.questions[question]
  return (
    <Disclosure summary={`${title} (${answers.filter(({ retiredAt }) => !retiredAt).length})`}>
      <div class="stack">
        {answers.map((answer) => (
          <form
            class="answer-line"
            method="post"
            action={paths.answers}
            aria-label={t.answerOf(answerLabel(answer, language))}
          >
            <input type="hidden" name="code" value={answer.code} />
            <Labels language={language} id={answer.labelId} en={answer.labelEn} />
            <label class="tick-line">
              <input type="checkbox" name="offered" checked={!answer.retiredAt} /> {t.offered}
            </label>
            <Button>{t.save}</Button>
          </form>
        ))}
        {question !== 'age' && (
          <form class="answer-line" method="post" action={paths.answers} aria-label={t.addTo(title)}>
            <input type="hidden" name="question" value={question} />
            <Labels language={language} id="" en="" />
            <Button>{t.add}</Button>
          </form>
        )}
      </div>
    </Disclosure>
  )
}

const Labels = ({ language, id, en }: { language: Language; id: string; en: string }) => {
  const t = visitorTexts(language).settings
  return (
    <>
      <label>
        {t.labelId}
        <input name="labelId" value={id} maxlength={80} required />
      </label>
      <label>
        {t.labelEn}
        <input name="labelEn" value={en} maxlength={80} required />
      </label>
    </>
  )
}
