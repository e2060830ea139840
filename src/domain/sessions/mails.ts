type Letter = { to: string; name: string; brandingName: string; url: string }

/** To somebody who says they forgot their password. */
export const forgottenPasswordMail = ({ to, name, brandingName, url }: Letter) => ({
  to,
  subject: `Set a new password for ${brandingName}`,
  text: `Hello ${name},

Somebody, we hope you, asked for a new password for ${brandingName}. Set it here within the next hour:

${url}

The link works once. If it was not you, you need not do anything: your password stays as it is.`,
})

/** To somebody whose login was made for them. */
export const invitationMail = ({ to, name, brandingName, url }: Letter) => ({
  to,
  subject: `Your login for ${brandingName}`,
  text: `Hello ${name},

You can sign in to ${brandingName} with this e-mail address. Choose your password here within the next three days:

${url}

The link works once. After that, "Forgotten password" on the sign-in page sends you a new one.`,
})
