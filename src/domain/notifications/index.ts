export { sendMailJob } from './jobs.js'
export { getMyNotifications, type MyNotifications, updateMyNotifications } from './my-notifications.js'
export { type MailKind, type News, notifyClient } from './notify-client.js'
export { sendMail } from './send-mail.js'
