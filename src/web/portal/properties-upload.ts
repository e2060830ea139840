import { type Request, type RequestHandler, urlencoded } from 'express'
import multer, { MulterError } from 'multer'
import { DomainError, invalid } from '../../platform/errors.js'
import { pageSupport } from '../middleware/page-support.js'
import { whoIsThere } from '../middleware/session.js'
import type { AppDeps } from '../request.js'

const MOST_BYTES = 2_000_000

declare global {
  namespace Express {
    interface Request {
      /** Why the file of a form was not taken. */
      fileRefusal?: DomainError
    }
  }
}

const oneFile = multer({ limits: { fileSize: MOST_BYTES, files: 1, fields: 10, fieldSize: 1_000, parts: 11 } }).single(
  'file',
)

/** The support of pages with a form that brings a file: only somebody who is signed in can make us hold one. */
export const fileSupport = (deps: AppDeps): RequestHandler[] =>
  pageSupport(deps, [
    whoIsThere(deps),
    fileOfSignedIn,
    urlencoded({ extended: false, limit: '64kb', parameterLimit: 200 }),
  ])

const fileOfSignedIn: RequestHandler = (req, res, next) => {
  if (!req.is('multipart/form-data')) return next()
  if (!req.actor) return next(new DomainError('unauthorized', 'Please sign in'))
  oneFile(req, res, (problem: unknown) => {
    if (problem instanceof MulterError) req.fileRefusal = refusalOf(problem)
    next(problem instanceof MulterError ? undefined : problem)
  })
}

const refusalOf = ({ code }: MulterError) =>
  invalid(
    'file',
    code === 'LIMIT_FILE_SIZE'
      ? 'The file is larger than 2 MB. Please bring it in in parts.'
      : 'Please choose one file.',
  )

/** The file of a form, or undefined when none was chosen. @throws invalid when it was not taken */
export function fileOf(req: Request): { fileName: string; bytes: Uint8Array } | undefined {
  if (req.fileRefusal) throw req.fileRefusal
  // Names come as if they were Latin-1.
  return (
    req.file && {
      fileName: tidyName(Buffer.from(req.file.originalname, 'latin1').toString('utf8')),
      bytes: req.file.buffer,
    }
  )
}

const tidyName = (name: string) =>
  name
    .replace(/[\p{Cc}\p{Cs}\uFFFD]/gu, '')
    .trim()
    .slice(-200) || 'properties.csv'
