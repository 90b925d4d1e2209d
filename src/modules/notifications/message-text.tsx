const address = /(https?:\/\/[^\s]+[^\s.,;:!?)])/

/** The text of a message as paragraphs, its addresses as links. */
export const MessageText = ({ text }: { text: string }) => (
  <>
    {text.split(/\n{2,}/).map((paragraph) => (
      <p>
        {paragraph.split('\n').map((line, index) => (
          <>
            {index > 0 && <br />}
            {line.split(address).map((part) => (address.test(part) ? <a href={part}>{part}</a> : part))}
          </>
        ))}
      </p>
    ))}
  </>
)
