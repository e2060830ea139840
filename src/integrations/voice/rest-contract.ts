/** What the provider keeps under an id, as it answered it: nothing about it is sure but the id. */
export type VapiThing = Readonly<Record<string, unknown>> & { readonly id: string }

/** At most `limit` things (100 unless said, 1,000 at most), newest first; times include the moment itself. */
export type ListQuery = {
  limit?: number
  createdAtGe?: Date | undefined
  createdAtLe?: Date | undefined
  updatedAtGe?: Date | undefined
}

/**
 * The provider's own side, for one API key. Reads are tried up to three times, nothing else ever is.
 * Every function throws provider_rejected with the provider's words for staff (`details.status`) when it says no, and
 * provider_down when it fails, is too slow, or answers what is no answer.
 */
export type VapiRest = {
  listCalls(query?: ListQuery): Promise<VapiThing[]>
  getCall(id: string): Promise<VapiThing>
  /**
   * Dials. Never repeated by itself: after provider_down nobody knows whether the phone rings, unless `details.isNeverSent`
   * says that there was no connection. Once there is one, `beforeSending` sends the request or throws why not; without it
   * the request goes at once.
   */
  createCall(
    request: Record<string, unknown>,
    beforeSending?: (send: () => Promise<void>) => Promise<void>,
  ): Promise<Readonly<Record<string, unknown>>>
  listAssistants(query?: ListQuery): Promise<VapiThing[]>
  getAssistant(id: string): Promise<VapiThing>
  createAssistant(body: Record<string, unknown>): Promise<VapiThing>
  /** Replaces whole top-level members and leaves the others alone: give each of them complete. */
  updateAssistant(id: string, members: Record<string, unknown>): Promise<VapiThing>
  deleteAssistant(id: string): Promise<void>
  listPhoneNumbers(query?: ListQuery): Promise<VapiThing[]>
  getPhoneNumber(id: string): Promise<VapiThing>
  /** The same; `provider` must be the one it has. */
  updatePhoneNumber(id: string, members: { provider: string } & Record<string, unknown>): Promise<VapiThing>
  /**
   * Adds a number; the provider's own is bought by `provider: 'vapi'` and `numberDesiredAreaCode`. After provider_down nobody
   * knows whether there is one more: look at the list before asking again.
   */
  createPhoneNumber(body: { provider: string } & Record<string, unknown>): Promise<VapiThing>
  /** Gives a bought number back; one that was brought along only leaves the list. */
  deletePhoneNumber(id: string): Promise<void>
  /** Asks something cheap, so that a bad key shows; answers which organisation it opens, where that can be seen. */
  checkKey(): Promise<{ orgId: string | undefined }>
}

/** What a call at the provider says about itself, as far as a comparison needs it. */
export type CallFacts = {
  id: string
  status: 'SCHEDULED' | 'QUEUED' | 'RINGING' | 'IN_PROGRESS' | 'FORWARDING' | 'ENDED' | undefined
  createdAtMs: number | undefined
  /** When it last changed there: also when something about it was worked out after its end. */
  changedAtMs: number | undefined
  endedAtMs: number | undefined
  /** When its structured outputs were last worked out, which can be after its report. */
  outputsAtMs: number | undefined
  hasRecording: boolean
  /** Whether anything was extracted from it. */
  hasOutputs: boolean
  names: { vapiAssistantId?: string; vapiPhoneNumberId?: string; number?: string }
}

/** Where an assistant or a phone number reports to, as far as we look after it. */
export type VapiSetup = {
  id: string
  name: string
  /** Of phone numbers. */
  provider: string | undefined
  number: string | undefined
  /** Whether the number itself says who answers; false on assistants. */
  hasAnswerer: boolean
  server: { url: string | undefined; credentialId: string | undefined; backoffPlan: Backoff | undefined } | undefined
  /** Undefined means the provider's own choice. Numbers have none. */
  serverMessages: string[] | undefined
}

export type Backoff = {
  type: string | undefined
  maxRetries: number
  baseDelaySeconds: number
  excludedStatusCodes: number[]
}
