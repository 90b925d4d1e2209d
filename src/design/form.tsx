import type { Child } from 'hono/jsx'
import { useTexts } from './language.tsx'

export interface FormProps {
  children: Child
  /** Where it is sent; the page's own address when left out. */
  action?: string
  method?: 'post' | 'get'
  /** Field id -> what is wrong, as a sentence; listed above the form with links to the fields. */
  errors?: Record<string, string | undefined>
  /** Set for forms with files. */
  multipart?: boolean
}

/** Fields below each other, and above them what needs correcting. Browsers' own bubbles are off: ours can be read. */
export const Form = ({ children, action, method = 'post', errors = {}, multipart }: FormProps) => (
  <form
    class="form"
    action={action}
    method={method}
    enctype={multipart ? 'multipart/form-data' : undefined}
    novalidate
  >
    <ErrorSummary errors={errors} />
    {children}
  </form>
)

/** Takes the focus when the page comes back with errors, so that nobody has to look for them. */
export const ErrorSummary = ({ errors }: { errors: Record<string, string | undefined> }) => {
  const texts = useTexts()
  const wrong = Object.entries(errors).filter(([, text]) => text)
  if (wrong.length === 0) return null
  return (
    <div class="error-summary" role="alert" tabindex={-1} autofocus aria-labelledby="kesalahan">
      <h2 id="kesalahan">{texts.errorSummary}</h2>
      <ul>
        {wrong.map(([field, text]) => (
          <li>{field ? <a href={`#${field}`}>{text}</a> : text}</li>
        ))}
      </ul>
    </div>
  )
}

export const FormActions = ({ children }: { children: Child }) => <div class="form-actions">{children}</div>
