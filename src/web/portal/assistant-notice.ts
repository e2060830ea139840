import type { Request, Response } from 'express'

/** What the next page says above everything else. */
export type Words = { kind: 'good' | 'bad'; text: string }

/** Goes to a page that then says what came of it, also when that is nothing good. */
export function say(req: Request, res: Response, { href, kind, text }: Words & { href: string }): void {
  req.session.notice = { kind, text }
  res.redirect(303, href)
}
