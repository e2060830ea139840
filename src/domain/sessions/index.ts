export { changeOwnPassword } from './change-own-password.js'
export {
  endImpersonation,
  enterImpersonation,
  type ImpersonationSession,
  impersonationOfSession,
} from './impersonation.js'
export { inviteToSetPassword, sendStaffPasswordLink } from './invite.js'
export { pruneSessionsJob } from './jobs.js'
export { type ImpersonationLine, listImpersonations } from './list-impersonations.js'
export { type Audience, actorOf, auditOf, findLogin, type Login } from './logins.js'
export { readPasswordLink } from './read-password-link.js'
export { requestPasswordLink } from './request-password-link.js'
export { setLoginPassword, setPasswordByLink } from './set-password.js'
export { type SignedInPerson, signInClientUser, signInStaff } from './sign-in.js'
export { startImpersonation } from './start-impersonation.js'
export { type ClientUserSession, clientUserOfSession, type StaffSession, staffOfSession } from './who.js'
