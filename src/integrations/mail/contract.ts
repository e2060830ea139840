/** One letter to one person. */
export type Mail = { to: string; subject: string; text: string; html?: string | undefined }

export type Mailer = {
  readonly id: 'smtp' | 'folder'
  /**
   * Hands the mail over.
   * @returns where it went, for the log: nothing of its content
   * @throws provider_rejected when another try cannot help, provider_down when it may
   */
  send(mail: Mail): Promise<{ deliveredTo: string }>
}
