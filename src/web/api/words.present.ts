/** A piece of a paragraph: a template cannot tell Markdown, and may not print HTML. */
export type Piece = { kind: 'text' | 'strong' | 'code' | 'link'; text: string; href?: string }

const MARKED = /(\*\*[^*]{1,200}\*\*|`[^`]{1,200}`|\[[^[\]]{1,200}\]\([^()\s]{1,300}\))/

/** The paragraphs of a description of the document, which is in the little Markdown that the document uses. */
export const paragraphsOf = (markdown: string): Piece[][] =>
  markdown.split('\n\n').map((paragraph) =>
    paragraph
      .split(MARKED)
      .filter((part) => part !== '')
      .map(pieceOf),
  )

function pieceOf(part: string): Piece {
  if (part.startsWith('**')) return { kind: 'strong', text: part.slice(2, -2) }
  if (part.startsWith('`')) return { kind: 'code', text: part.slice(1, -1) }
  const [text = '', href] = part.startsWith('[') && part.endsWith(')') ? part.slice(1, -1).split('](') : [part]
  return href === undefined ? { kind: 'text', text } : { kind: 'link', text, href }
}
