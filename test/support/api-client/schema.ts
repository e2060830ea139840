// Made by npm run api:client from the document of the API. Not to be edited.
export interface paths {
    "/auth/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign a person in with e-mail and password
         * @description Gives an access token for ten minutes and a refresh token for the next one; after 30 days the person signs in again. Ten wrong tries in 15 minutes are the limit, as on the sign-in page. A program without a person takes an API key instead.
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change a refresh token for a new pair of tokens
         * @description Each refresh token works once. If one is shown a second time, somebody may have stolen it: the whole session ends and the person signs in again.
         */
        post: operations["refreshToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out
         * @description Ends the session of the refresh token, or without one that of the access token it is asked with. From then on all its tokens are refused. Safe to repeat.
         */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/auth/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose key or token this is, and what it is for */
        get: operations["whoAmI"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/client": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The client whose key this is
         * @description Whatever the key is for. The agency’s keys ask for /clients/{id}.
         */
        get: operations["getOwnClient"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients/{id}/webhook-token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a client a webhook address, or read the one it has
         * @description Safe to repeat: who has a token keeps it. The setup status of one who had not started becomes token_generated.
         */
        post: operations["generateWebhookToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients/{id}/webhook-token/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Replace a client’s webhook address
         * @description The old one works for some more hours, 24 unless said otherwise, so that Vapi can be told meanwhile.
         */
        post: operations["rotateWebhookToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a client’s onboarding stands, and how its webhook is doing */
        get: operations["getClientStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients/by-setup-status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many active clients stand where in their onboarding */
        get: operations["countClientsBySetupStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The agency’s clients, the newest first */
        get: operations["listClients"];
        put?: never;
        /**
         * Create a client and its first login
         * @description It sets its password through a link; a program never sets one. Next: its webhook token.
         */
        post: operations["createClient"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/clients/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One client */
        get: operations["getClient"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what is known and decided about a client
         * @description Only the fields that are sent change. It becomes live once a test call of what is published was passed, or for a reason. A deactivated client’s people and keys are refused at once.
         */
        patch: operations["updateClient"];
        trace?: never;
    };
    "/voice/assistants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Assistants, the newest first */
        get: operations["listAssistants"];
        put?: never;
        /**
         * Begin an assistant
         * @description It begins with what is known of the client and, over that, with a template; what is sent goes over both. Nothing is at Vapi until it is published.
         */
        post: operations["createAssistant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/assistants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One assistant with its facts, and where it stands */
        get: operations["getAssistant"];
        /**
         * Write an assistant’s name and facts anew
         * @description With facts, those sent are all there are from then on; without, facts stay. Published as a whole by publishing it.
         */
        put: operations["replaceAssistant"];
        post?: never;
        /**
         * Take an assistant out of service
         * @description It is deleted at Vapi and its numbers lose it. Its facts and versions stay, and it can be taken back.
         */
        delete: operations["archiveAssistant"];
        options?: never;
        head?: never;
        /**
         * Change an assistant’s name or some of its facts
         * @description Only what is sent changes; a list is replaced whole. What is live stays as it is until it is published again.
         */
        patch: operations["updateAssistant"];
        trace?: never;
    };
    "/voice/assistants/{id}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an archived assistant back as a draft */
        post: operations["unarchiveAssistant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/assistant-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The templates an assistant can begin with */
        get: operations["listAssistantTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/voices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The voices an assistant can speak with */
        get: operations["listVoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/assistants/{id}/lacks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What an assistant lacks before it is published
         * @description `problems` keep it from being published; what is `not_set_up` only makes a function of it less useful.
         */
        get: operations["getAssistantLacks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/assistants/{id}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make what an assistant was told live
         * @description Every step is safe to repeat, and what was live stays live until the assistant at Vapi has been written. Refused with each fact that is missing; 202 and “incomplete” when Vapi stopped it half-way: publish again to go on.
         */
        post: operations["publishAssistant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/assistants/{id}/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What publishing an assistant would change now */
        get: operations["getAssistantChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/assistants/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that was published of an assistant, the newest first */
        get: operations["listAssistantVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/assistants/{id}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version: what the assistant knew and said, and what changed with it
         * @description Of the first version everything is a change.
         */
        get: operations["getAssistantVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/assistants/{id}/versions/{number}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a version back, published as a new one */
        post: operations["restoreAssistantVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/assistants/{id}/drift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How an assistant differed at Vapi when it was last compared */
        get: operations["getAssistantDrift"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/assistants/{id}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask Vapi whether an assistant still is as it was published */
        post: operations["compareAssistant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/assistants/{id}/put-ours-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Undo at Vapi what somebody changed there */
        post: operations["putAssistantBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/assistants/{id}/take-theirs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make what somebody changed at Vapi the live version */
        post: operations["takeAssistantFromVapi"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/test-calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a test call stands, and what it proved */
        get: operations["getTestCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/assistants/{id}/test-calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The latest test calls of an assistant, the newest first
         * @description Fifty at most, so that `next` is always null.
         */
        get: operations["listTestCalls"];
        put?: never;
        /**
         * Have an assistant ring somebody who wants to try it
         * @description For the phone of somebody who expects it; to call others, place a call. It is made with what is published, one at a time, and rings at most once: send an Idempotency-Key, and a repeat gets the same test call. Five in ten minutes and thirty a day for a client; a client’s keys ring phones in the country of its number.
         */
        post: operations["placeTestCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/assistants/{id}/test-calls/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether an assistant can make a test call, and why not */
        get: operations["getTestCallReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/phone-numbers/available": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the pool has free numbers */
        get: operations["listAvailablePhoneNumbers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/phone-numbers/pick": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a free number of the pool for an assistant
         * @description An assistant that has a number keeps it, unless another one is asked for. Where nothing is free, ask for a number.
         */
        post: operations["pickPhoneNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/phone-numbers/buy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Buy a number at Vapi
         * @description For keys of the agency. Of the United States, with this area code. Send an Idempotency-Key: then a repeat buys nothing twice, whatever became of the first answer.
         */
        post: operations["buyPhoneNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/phone-numbers/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take over the numbers that Vapi has
         * @description For keys of the agency. New ones go to the pool, or to the client whose account it is. Nothing changes at Vapi.
         */
        post: operations["importPhoneNumbers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/phone-numbers/{id}/assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a client a number of the pool
         * @description For keys of the agency.
         */
        post: operations["assignPhoneNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/phone-numbers/{id}/repair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a number right at Vapi */
        post: operations["repairPhoneNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/phone-numbers/{id}/end-rest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a number of the pool be given out before its rest is over
         * @description For keys of the agency. People who knew it as somebody else’s may still call it.
         */
        post: operations["endPhoneNumberRest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/phone-numbers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Phone numbers with what they did, the newest first
         * @description A client’s own; for keys of the agency everybody’s and the pool.
         */
        get: operations["listPhoneNumbers"];
        put?: never;
        /**
         * Write down a number that calls may be made with
         * @description For keys of the agency: it begins in the pool, or with the client that is named, and is not bought by this. Clients pick one of the pool or ask for one.
         */
        post: operations["createPhoneNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/phone-numbers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One phone number: who answers it, how it stands, and what it did */
        get: operations["getPhoneNumber"];
        /**
         * The same as PATCH, for programs that send PUT
         * @description What is left out stays as it is, so that nobody who answers is lost by it; null takes away. What Vapi could not be told, the number’s state says.
         */
        put: operations["putPhoneNumber"];
        post?: never;
        /**
         * Give a number back
         * @description It goes back to the pool, where it rests for 30 days, and what was set about it is forgotten. A number of the pool is struck off the list, which is for keys of the agency. Nothing is given up at Vapi or a provider.
         */
        delete: operations["releasePhoneNumber"];
        options?: never;
        head?: never;
        /**
         * Change what is said about a number, or who answers it
         * @description Only what is sent changes. What Vapi could not be told, the number’s state says.
         */
        patch: operations["updatePhoneNumber"];
        trace?: never;
    };
    "/voice/phone-numbers/{id}/set-primary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a number the one that comes first for its client */
        post: operations["setPrimaryPhoneNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/phone-number-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What numbers were asked for, the newest first */
        get: operations["listPhoneNumberRequests"];
        put?: never;
        /** Ask the agency for a number that the pool does not have */
        post: operations["requestPhoneNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/phone-number-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One request for a number */
        get: operations["getPhoneNumberRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/phone-number-requests/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Withdraw a request for a number */
        post: operations["cancelPhoneNumberRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/phone-number-requests/{id}/fulfil": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a client the number it asked for
         * @description For keys of the agency. The number is one of the pool; the client is told by mail if it wants mail.
         */
        post: operations["fulfilPhoneNumberRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/phone-number-requests/{id}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say no to a request for a number, and why
         * @description For keys of the agency. The client reads the answer, and is told by mail if it wants mail.
         */
        post: operations["declinePhoneNumberRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/call": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have an assistant call somebody
         * @description Rings at most once, whatever happens: send an Idempotency-Key, and a repeat gets the same attempt. A number that must not be called, or is being called, is refused with 409 (do_not_call, call_under_way). Where Vapi certainly does not dial the answer is 503 with the attempt (call_refused), which is over: ring again with a new Idempotency-Key. Where nobody knows, the answer is 202 with the state uncertain: read the attempt again later, or wait for the webhook.
         */
        post: operations["placeCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Attempts to call somebody, newest first
         * @description Language models can do this with the tool `list_call_attempts`.
         */
        get: operations["listCallAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/attempts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of an attempt to call somebody
         * @description Language models can do this with the tool `get_call_attempt`.
         */
        get: operations["getCallAttempt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Leads, the one with which something happened last first
         * @description Language models can do this with the tool `list_leads`.
         */
        get: operations["listLeads"];
        put?: never;
        /**
         * Write down a lead
         * @description A client has one lead per number. A name, a number or an e-mail address has to be there. Language models can do this with the tool `create_lead`.
         */
        post: operations["createLead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One lead with all that is known of it
         * @description Language models can do this with the tool `get_lead`.
         */
        get: operations["getLead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what is written down about a lead
         * @description Only the fields that are sent change; null empties one. A status is set by its own rules. Language models can do this with the tool `update_lead`.
         */
        patch: operations["updateLead"];
        trace?: never;
    };
    "/leads/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a note to a lead’s history
         * @description Language models can do this with the tool `add_lead_note`.
         */
        post: operations["addLeadNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/activities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All that happened with a lead, the newest first
         * @description Language models can do this with the tool `list_lead_activities`.
         */
        get: operations["listLeadActivities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/leads/{id}/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a lead agreed to or took back, the newest first
         * @description The newest of a channel counts. The last hundred, so that `next` is always null.
         */
        get: operations["listLeadConsents"];
        put?: never;
        /**
         * Write down what a lead agreed to or took back
         * @description Records are added and never changed. It lifts no suppression.
         */
        post: operations["recordLeadConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suppressions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Numbers that must not be called, the newest first
         * @description Language models can do this with the tool `list_suppressions`.
         */
        get: operations["listSuppressions"];
        put?: never;
        /**
         * Say that a number must not be called
         * @description The lead behind it becomes do_not_call and its consent to calls is taken back. Language models can do this with the tool `suppress_number`.
         */
        post: operations["addSuppression"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suppressions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One number that must not be called, or might not */
        get: operations["getSuppression"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/suppressions/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say, with a reason, that a number may be called again
         * @description The row stays as proof. Safe to repeat: the first reason stays.
         */
        post: operations["liftSuppression"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/properties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Properties, the newest first
         * @description Language models can do this with the tool `list_properties`.
         */
        get: operations["listProperties"];
        put?: never;
        /**
         * Add a property
         * @description A client has one property per address, unless references tell them apart.
         */
        post: operations["createProperty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/properties/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One property with its units
         * @description Language models can do this with the tool `get_property`.
         */
        get: operations["getProperty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what is said about a property
         * @description Only the fields that are sent change; null empties one.
         */
        patch: operations["updateProperty"];
        trace?: never;
    };
    "/properties/{id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that somebody made sure that all this is right
         * @description Callers are told when that was, and whether it was researched and healthy.
         */
        post: operations["checkProperty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/properties/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a property out of all lists
         * @description Callers are not told of it any more. What names it goes on naming it.
         */
        post: operations["archiveProperty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/properties/{id}/unarchive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put an archived property back */
        post: operations["unarchiveProperty"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/properties/{id}/units": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The units of a property, by name
         * @description All of them, a thousand at most, so that `next` is always null.
         */
        get: operations["listUnits"];
        put?: never;
        /** Add a unit to a property */
        post: operations["createUnit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/units/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One unit of a property */
        get: operations["getUnit"];
        put?: never;
        post?: never;
        /**
         * Take a unit away
         * @description One that an appointment is about stays; set it to off_market instead.
         */
        delete: operations["removeUnit"];
        options?: never;
        head?: never;
        /**
         * Change a unit
         * @description Only the fields that are sent change; null empties one.
         */
        patch: operations["updateUnit"];
        trace?: never;
    };
    "/appointments/free-times": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Times that can be had
         * @description As the assistant would offer them: within the hours, the notice and the days ahead of the booking plan. At most a month at a time; without `from` from now on, without `to` a week. Language models can do this with the tool `list_free_times`.
         */
        get: operations["listFreeTimes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Appointments in the order they begin
         * @description Language models can do this with the tool `list_appointments`.
         */
        get: operations["listAppointments"];
        put?: never;
        /**
         * Enter an appointment that was agreed on
         * @description It is confirmed at once. Hours and notice are not asked about, but nobody is in two places: a time that is taken is refused. Without minutes it lasts as long as the booking plan says for its kind, and without a team member whoever is free takes it. Language models can do this with the tool `create_appointment`.
         */
        post: operations["createAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One appointment
         * @description Language models can do this with the tool `get_appointment`.
         */
        get: operations["getAppointment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Move an appointment, or change what is said about it
         * @description Only the fields that are sent change; null empties one. Pending stays pending. Language models can do this with the tool `move_appointment`.
         */
        patch: operations["updateAppointment"];
        trace?: never;
    };
    "/appointments/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that an appointment takes place, and who takes it
         * @description Without a team member the one it has takes it, or whoever is free. Safe to repeat. Language models can do this with the tool `confirm_appointment`.
         */
        post: operations["confirmAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Call an appointment off
         * @description Its time is free again. Safe to repeat. Language models can do this with the tool `cancel_appointment`.
         */
        post: operations["cancelAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/appointments/{id}/mark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say how an appointment went
         * @description Once it has begun; what was said by mistake can be said anew. Language models can do this with the tool `mark_appointment`.
         */
        post: operations["markAppointment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/team": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The people of a client who take appointments, tasks and leads
         * @description All of them, a hundred at most, those who work there first, so that `next` is always null. Language models can do this with the tool `list_team`.
         */
        get: operations["listTeam"];
        put?: never;
        /**
         * Add somebody who takes appointments, tasks and leads
         * @description From then on callers are offered their times instead of those of the business as a whole.
         */
        post: operations["createTeamMember"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/team/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person of a client’s team */
        get: operations["getTeamMember"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change what is known of somebody, when they are there, or that they left
         * @description Only what is sent changes. What they took stays theirs, and appointments keep their buffers.
         */
        patch: operations["updateTeamMember"];
        trace?: never;
    };
    "/booking-plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a client’s times are offered and booked */
        get: operations["getBookingPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change how times are offered from now on
         * @description Only what is sent changes, and appointments that are made stay. Answered with the whole plan.
         */
        patch: operations["updateBookingPlan"];
        trace?: never;
    };
    "/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people of the client have to do
         * @description Open and overdue ones by when they are due, those without a time last; done ones by when they were done, and all by when they were written down, both the newest first. Language models can do this with the tool `list_tasks`.
         */
        get: operations["listTasks"];
        put?: never;
        /**
         * Write down something to do
         * @description Language models can do this with the tool `create_task`.
         */
        post: operations["createTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One task
         * @description Language models can do this with the tool `get_task`.
         */
        get: operations["getTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a task, or say that it is done
         * @description Only the fields that are sent change; null empties one. With is_done false it is open again. Language models can do this with the tool `update_task`.
         */
        patch: operations["updateTask"];
        trace?: never;
    };
    "/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Offers, the newest first
         * @description Language models can do this with the tool `list_offers`.
         */
        get: operations["listOffers"];
        put?: never;
        /**
         * Note an offer that was made
         * @description In the currency of the property, else of the client. It goes with the lead that is named, else with the one behind the buyer’s number, who becomes a lead. Nobody is mailed.
         */
        post: operations["createOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One offer
         * @description Language models can do this with the tool `get_offer`.
         */
        get: operations["getOffer"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/offers/{id}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept, decline, counter or withdraw an offer
         * @description With the status open a decision that was made by mistake is taken back. Safe to repeat.
         */
        post: operations["decideOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages callers left, the newest first
         * @description Language models can do this with the tool `list_messages`.
         */
        get: operations["listMessages"];
        put?: never;
        /**
         * Take a message for the client
         * @description From somebody who wants something passed on. It is mailed to everybody of the client who wants that, and noted with the lead behind the number. At most 30 a minute for a client. Language models can do this with the tool `take_message`.
         */
        post: operations["takeMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One message a caller left
         * @description To read it here does not count as opened by somebody. Language models can do this with the tool `get_message`.
         */
        get: operations["getMessage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Say that a message was opened, or that somebody took care of it
         * @description With is_handled false it waits again. Only a client’s own key can say that it was opened. Language models can do this with the tool `update_message`.
         */
        patch: operations["updateMessage"];
        trace?: never;
    };
    "/messages/{id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write down what the caller was answered
         * @description It is kept in the history of the lead, and the message counts as taken care of. Nothing is sent to the caller: ring or write to them yourself. Language models can do this with the tool `answer_message`.
         */
        post: operations["answerMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What Vapi reported, what came last first */
        get: operations["listWebhookEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One webhook event without its body */
        get: operations["getWebhookEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-events/{id}/body": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was received, its secrets masked
         * @description It may hold what callers said: for keys with the role of an admin, and every look is written to the audit log.
         */
        get: operations["getWebhookEventBody"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-events/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply an event again
         * @description Safe to repeat: a call is never counted twice. What was set aside is checked again first, and may stay where it is.
         */
        post: operations["replayWebhookEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-events/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply many events again: those named, or all that match
         * @description Up to 50,000 at once; what waits is applied anyway and left out. More than 200 are worked through by a job.
         */
        post: operations["replayWebhookEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Calls that match every filter given, the newest first
         * @description Language models can do this with the tool `list_calls`.
         */
        get: operations["listCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One call with what was understood of it
         * @description Language models can do this with the tool `get_call`.
         */
        get: operations["getCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Correct what a call led to, or what was wanted on it
         * @description What is said here counts over what was judged, whatever is reported later, until it is taken back with reset. A call has to be over. Language models can do this with the tool `correct_call`.
         */
        patch: operations["correctCall"];
        trace?: never;
    };
    "/voice/calls/{id}/transcription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was said on a call, line by line and as one text
         * @description While a call lasts these are the sentences heard so far. In-call functions are lines of their own, with what they were asked and answered. Language models can do this with the tool `get_call_transcription`.
         */
        get: operations["getTranscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/calls/{id}/recording": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The recording of a call, as sound
         * @description Streamed, with a Range header also a part of it. Answers 404 where nothing was recorded, or where it is no longer kept. Mono has both voices in one channel, stereo one on each.
         */
        get: operations["getRecording"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/phone-calls/analytics/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What calls came to in a period
         * @description Shares are of all of these calls; what is known of no call is in no list, so shares need not add up to one. Without `to` until now, without `from` thirty days. Of all clients at once at most 400 days. Language models can do this with the tool `get_call_overview`.
         */
        get: operations["getCallOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/phone-calls/analytics/by-property": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened with each property in a period, the one with most calls first
         * @description Properties without a call, a viewing or an offer in the period are left out. Without `to` until now, without `from` thirty days. Of all clients at once at most 400 days. Language models can do this with the tool `get_figures_by_property`.
         */
        get: operations["getFiguresByProperty"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Addresses that are told what happens */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Have an address told what happens from now on
         * @description At most five of a client. Keep the secret: deliveries are signed with it, and it is not shown again. A key has to be for reading what the types are of: calls:read for call.completed and all that Vapi tells, leads:read for lead.created, and so on.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One address that is told what happens */
        get: operations["getWebhook"];
        put?: never;
        post?: never;
        /** Delete an address for good, with its secret and its log */
        delete: operations["deleteWebhook"];
        options?: never;
        head?: never;
        /**
         * Change an address, what it is told of, or switch it on or off
         * @description What waited is sent once it is on. What happens while it is off is not kept for it. To change the address or the types, a key has to be for reading what the types are of.
         */
        patch: operations["updateWebhook"];
        trace?: never;
    };
    "/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new signing secret
         * @description For 24 hours the one before signs as well, so that the receiver can be changed without losing anything.
         */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a signed test event now, and see what it is answered
         * @description Takes up to 15 seconds, ten times a minute. It is in no log and does not count for how the address is doing.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/resend-failed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again what failed for good on its way to an address
         * @description The oldest first, at most 1,000 at once.
         */
        post: operations["resendFailedDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The log of what was sent to your addresses, the newest first */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One event on its way to one address, with its tries */
        get: operations["getDelivery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhook-deliveries/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send one event again, under the same webhook-id */
        post: operations["resendDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened, the newest first: the events that addresses are told
         * @description Of what the key is for reading: those of calls with calls:read, those of leads with leads:read, and so on. Kept for thirty days. An event of a call may be listed later than it says it was created, while its report was waited for.
         */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One event, as addresses are told it */
        get: operations["getEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "call.completed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A call is over
         * @description Once a call has ended and was looked at: who called, what they wanted, what it led to
         */
        post: operations["onCallCompletedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "call.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A call is seen differently
         * @description When something came in later, or a person corrected what a call led to
         */
        post: operations["onCallUpdatedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lead.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new lead
         * @description Somebody is known for the first time
         */
        post: operations["onLeadCreatedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "lead.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A lead has changed
         * @description Its status, or what is written down about it
         */
        post: operations["onLeadUpdatedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "appointment.requested": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An appointment is asked for
         * @description It waits for somebody to confirm it
         */
        post: operations["onAppointmentRequestedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "appointment.confirmed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An appointment is confirmed
         * @description Booked directly, made by a person, or confirmed after it was asked for
         */
        post: operations["onAppointmentConfirmedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "appointment.moved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An appointment has moved
         * @description It is at another time, or with another person
         */
        post: operations["onAppointmentMovedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "appointment.cancelled": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An appointment is cancelled
         * @description Its time is free again
         */
        post: operations["onAppointmentCancelledEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "appointment.ended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An appointment is over
         * @description Somebody said whether it took place or nobody came
         */
        post: operations["onAppointmentEndedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.taken": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A message for you
         * @description A caller left a message with the assistant
         */
        post: operations["onMessageTakenEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "message.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A message was corrected
         * @description The caller corrected it in the same call
         */
        post: operations["onMessageUpdatedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "offer.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new offer
         * @description Somebody offered a price
         */
        post: operations["onOfferCreatedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "offer.updated": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An offer has changed
         * @description Another amount, accepted, declined, countered, withdrawn or expired
         */
        post: operations["onOfferUpdatedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.created": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new task
         * @description Something is to be done by a person
         */
        post: operations["onTaskCreatedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "task.done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A task is done
         * @description Somebody ticked it off
         */
        post: operations["onTaskDoneEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "suppression.added": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A number must not be called
         * @description It is on the do-not-call list from now on
         */
        post: operations["onSuppressionAddedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "suppression.lifted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A number may be called again
         * @description A person took it off the do-not-call list
         */
        post: operations["onSuppressionLiftedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "end-of-call-report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report of a call
         * @description Of Vapi. Once after every call: summary, transcript, outcome, recording
         */
        post: operations["onEndOfCallReportEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "status-update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Status of a call
         * @description Of Vapi. Ringing, in progress, transferred, ended
         */
        post: operations["onStatusUpdateEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    transcript: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Words as they are spoken
         * @description Of Vapi. Every sentence, while the call is on
         */
        post: operations["onTranscriptEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "conversation-update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Conversation so far
         * @description Of Vapi. The whole conversation, each time it grows
         */
        post: operations["onConversationUpdateEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "tool-calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Functions the assistant used
         * @description Of Vapi. Each time it looked something up or took a message
         */
        post: operations["onToolCallsEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "transfer-update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Transfers
         * @description Of Vapi. When a call is handed on
         */
        post: operations["onTransferUpdateEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "speech-update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who is speaking
         * @description Of Vapi. Each time somebody begins or stops; very many
         */
        post: operations["onSpeechUpdateEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "user-interrupted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Interruptions
         * @description Of Vapi. When the caller talks over the assistant
         */
        post: operations["onUserInterruptedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    hang: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Slow answers
         * @description Of Vapi. When the assistant did not answer in time
         */
        post: operations["onHangEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "call.artifact.upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Late recordings
         * @description Of Vapi. When a recording arrives after the report
         */
        post: operations["onCallArtifactUploadEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "call.deleted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deleted calls
         * @description Of Vapi. When a call was deleted at Vapi
         */
        post: operations["onCallDeletedEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "assistant-request": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Incoming calls
         * @description Of Vapi. When a number asks which assistant should answer
         */
        post: operations["onAssistantRequestEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "backline.test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A test
         * @description When somebody presses Send a test event
         */
        post: operations["onTestEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description Once a call has ended and was looked at: who called, what they wanted, what it led to */
        CallCompletedEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "call.completed";
            data: {
                /** Format: uuid */
                id: string;
                vapi_call_id: string;
                /** @enum {string} */
                direction: "inbound" | "outbound" | "web";
                outcome: ("completed" | "information_provided" | "viewing_scheduled" | "tour_scheduled" | "appointment_booked" | "offer_created" | "lead_qualified" | "message_taken" | "callback_requested" | "opted_out" | "transferred" | "screened" | "voicemail" | "no_answer" | "busy" | "rejected" | "failed_to_connect" | "provider_failed" | "not_configured" | "not_started" | "deleted" | "other") | null;
                reported_outcome: string | null;
                intent: string | null;
                caller_name: string | null;
                from_number: string | null;
                to_number: string | null;
                is_number_hidden: boolean;
                /** Format: date-time */
                started_at: string;
                answered_at: string | null;
                ended_at: string | null;
                duration_seconds: number | null;
                ended_reason: string | null;
                has_recording: boolean;
                lead_id: string | null;
                property_id: string | null;
                is_test: boolean;
            };
        };
        /** @description When something came in later, or a person corrected what a call led to */
        CallUpdatedEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "call.updated";
            data: {
                /** Format: uuid */
                id: string;
                vapi_call_id: string;
                /** @enum {string} */
                direction: "inbound" | "outbound" | "web";
                outcome: ("completed" | "information_provided" | "viewing_scheduled" | "tour_scheduled" | "appointment_booked" | "offer_created" | "lead_qualified" | "message_taken" | "callback_requested" | "opted_out" | "transferred" | "screened" | "voicemail" | "no_answer" | "busy" | "rejected" | "failed_to_connect" | "provider_failed" | "not_configured" | "not_started" | "deleted" | "other") | null;
                reported_outcome: string | null;
                intent: string | null;
                caller_name: string | null;
                from_number: string | null;
                to_number: string | null;
                is_number_hidden: boolean;
                /** Format: date-time */
                started_at: string;
                answered_at: string | null;
                ended_at: string | null;
                duration_seconds: number | null;
                ended_reason: string | null;
                has_recording: boolean;
                lead_id: string | null;
                property_id: string | null;
                is_test: boolean;
            };
        };
        /** @description Somebody is known for the first time */
        LeadCreatedEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "lead.created";
            data: {
                /** Format: uuid */
                id: string;
                name: string | null;
                number: string | null;
                email: string | null;
                /** @enum {string} */
                source: "phone" | "csv" | "api" | "manual";
                /** @enum {string} */
                status: "new" | "contacted" | "qualified" | "appointment" | "offer" | "won" | "lost" | "do_not_call";
                score: number;
                language: string | null;
                assignee_id: string | null;
                /** Format: date-time */
                created_at: string;
            };
        };
        /** @description Its status, or what is written down about it */
        LeadUpdatedEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "lead.updated";
            data: {
                /** Format: uuid */
                id: string;
                name: string | null;
                number: string | null;
                email: string | null;
                /** @enum {string} */
                source: "phone" | "csv" | "api" | "manual";
                /** @enum {string} */
                status: "new" | "contacted" | "qualified" | "appointment" | "offer" | "won" | "lost" | "do_not_call";
                score: number;
                language: string | null;
                assignee_id: string | null;
                /** Format: date-time */
                created_at: string;
                changed: string[];
            };
        };
        /** @description It waits for somebody to confirm it */
        AppointmentRequestedEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "appointment.requested";
            data: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "viewing" | "tour" | "meeting";
                service: string | null;
                /** @enum {string} */
                status: "held" | "pending" | "confirmed" | "done" | "no_show" | "cancelled";
                /** @enum {string} */
                source: "function" | "report" | "transcript" | "person" | "api";
                /** Format: date-time */
                starts_at: string;
                /** Format: date-time */
                ends_at: string;
                time_zone: string;
                place: string | null;
                attendee_name: string | null;
                attendee_number: string | null;
                attendee_email: string | null;
                team_member_id: string | null;
                lead_id: string | null;
                property_id: string | null;
                unit_id: string | null;
                call_id: string | null;
                cancel_reason: string | null;
            };
        };
        /** @description Booked directly, made by a person, or confirmed after it was asked for */
        AppointmentConfirmedEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "appointment.confirmed";
            data: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "viewing" | "tour" | "meeting";
                service: string | null;
                /** @enum {string} */
                status: "held" | "pending" | "confirmed" | "done" | "no_show" | "cancelled";
                /** @enum {string} */
                source: "function" | "report" | "transcript" | "person" | "api";
                /** Format: date-time */
                starts_at: string;
                /** Format: date-time */
                ends_at: string;
                time_zone: string;
                place: string | null;
                attendee_name: string | null;
                attendee_number: string | null;
                attendee_email: string | null;
                team_member_id: string | null;
                lead_id: string | null;
                property_id: string | null;
                unit_id: string | null;
                call_id: string | null;
                cancel_reason: string | null;
            };
        };
        /** @description It is at another time, or with another person */
        AppointmentMovedEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "appointment.moved";
            data: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "viewing" | "tour" | "meeting";
                service: string | null;
                /** @enum {string} */
                status: "held" | "pending" | "confirmed" | "done" | "no_show" | "cancelled";
                /** @enum {string} */
                source: "function" | "report" | "transcript" | "person" | "api";
                /** Format: date-time */
                starts_at: string;
                /** Format: date-time */
                ends_at: string;
                time_zone: string;
                place: string | null;
                attendee_name: string | null;
                attendee_number: string | null;
                attendee_email: string | null;
                team_member_id: string | null;
                lead_id: string | null;
                property_id: string | null;
                unit_id: string | null;
                call_id: string | null;
                cancel_reason: string | null;
            };
        };
        /** @description Its time is free again */
        AppointmentCancelledEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "appointment.cancelled";
            data: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "viewing" | "tour" | "meeting";
                service: string | null;
                /** @enum {string} */
                status: "held" | "pending" | "confirmed" | "done" | "no_show" | "cancelled";
                /** @enum {string} */
                source: "function" | "report" | "transcript" | "person" | "api";
                /** Format: date-time */
                starts_at: string;
                /** Format: date-time */
                ends_at: string;
                time_zone: string;
                place: string | null;
                attendee_name: string | null;
                attendee_number: string | null;
                attendee_email: string | null;
                team_member_id: string | null;
                lead_id: string | null;
                property_id: string | null;
                unit_id: string | null;
                call_id: string | null;
                cancel_reason: string | null;
            };
        };
        /** @description Somebody said whether it took place or nobody came */
        AppointmentEndedEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "appointment.ended";
            data: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "viewing" | "tour" | "meeting";
                service: string | null;
                /** @enum {string} */
                status: "held" | "pending" | "confirmed" | "done" | "no_show" | "cancelled";
                /** @enum {string} */
                source: "function" | "report" | "transcript" | "person" | "api";
                /** Format: date-time */
                starts_at: string;
                /** Format: date-time */
                ends_at: string;
                time_zone: string;
                place: string | null;
                attendee_name: string | null;
                attendee_number: string | null;
                attendee_email: string | null;
                team_member_id: string | null;
                lead_id: string | null;
                property_id: string | null;
                unit_id: string | null;
                call_id: string | null;
                cancel_reason: string | null;
            };
        };
        /** @description A caller left a message with the assistant */
        MessageTakenEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "message.taken";
            data: {
                /** Format: uuid */
                id: string;
                caller_name: string | null;
                caller_number: string | null;
                for_whom: string | null;
                text: string;
                is_urgent: boolean;
                lead_id: string | null;
                call_id: string | null;
                /** Format: date-time */
                created_at: string;
            };
        };
        /** @description The caller corrected it in the same call */
        MessageUpdatedEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "message.updated";
            data: {
                /** Format: uuid */
                id: string;
                caller_name: string | null;
                caller_number: string | null;
                for_whom: string | null;
                text: string;
                is_urgent: boolean;
                lead_id: string | null;
                call_id: string | null;
                /** Format: date-time */
                created_at: string;
            };
        };
        /** @description Somebody offered a price */
        OfferCreatedEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "offer.created";
            data: {
                /** Format: uuid */
                id: string;
                amount: {
                    amount_minor: number;
                    currency: string;
                };
                /** @enum {string} */
                status: "open" | "countered" | "accepted" | "declined" | "withdrawn" | "expired";
                expires_at: string | null;
                buyer_name: string | null;
                buyer_number: string | null;
                lead_id: string | null;
                property_id: string | null;
                call_id: string | null;
                /** Format: date-time */
                created_at: string;
            };
        };
        /** @description Another amount, accepted, declined, countered, withdrawn or expired */
        OfferUpdatedEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "offer.updated";
            data: {
                /** Format: uuid */
                id: string;
                amount: {
                    amount_minor: number;
                    currency: string;
                };
                /** @enum {string} */
                status: "open" | "countered" | "accepted" | "declined" | "withdrawn" | "expired";
                expires_at: string | null;
                buyer_name: string | null;
                buyer_number: string | null;
                lead_id: string | null;
                property_id: string | null;
                call_id: string | null;
                /** Format: date-time */
                created_at: string;
            };
        };
        /** @description Something is to be done by a person */
        TaskCreatedEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "task.created";
            data: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "viewing" | "follow_up" | "callback";
                title: string;
                due_at: string | null;
                done_at: string | null;
                assignee_id: string | null;
                lead_id: string | null;
                property_id: string | null;
                appointment_id: string | null;
                /** Format: date-time */
                created_at: string;
            };
        };
        /** @description Somebody ticked it off */
        TaskDoneEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "task.done";
            data: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                kind: "viewing" | "follow_up" | "callback";
                title: string;
                due_at: string | null;
                done_at: string | null;
                assignee_id: string | null;
                lead_id: string | null;
                property_id: string | null;
                appointment_id: string | null;
                /** Format: date-time */
                created_at: string;
            };
        };
        /** @description It is on the do-not-call list from now on */
        SuppressionAddedEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "suppression.added";
            data: {
                /** Format: uuid */
                id: string;
                number: string;
                /** @enum {string} */
                source: "call" | "transcript" | "person" | "api" | "csv";
                reason: string | null;
                /** Format: date-time */
                created_at: string;
                lifted_at: string | null;
            };
        };
        /** @description A person took it off the do-not-call list */
        SuppressionLiftedEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "suppression.lifted";
            data: {
                /** Format: uuid */
                id: string;
                number: string;
                /** @enum {string} */
                source: "call" | "transcript" | "person" | "api" | "csv";
                reason: string | null;
                /** Format: date-time */
                created_at: string;
                lifted_at: string | null;
            };
        };
        /** @description What Vapi reports of a call */
        VapiEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description As Vapi names it; one that is not listed here may come
             * @example end-of-call-report
             */
            type: string;
            /** @description What Vapi has under `message`, without what is the agency’s own, with secrets masked. See Vapi’s reference of server messages */
            data: Record<string, never>;
        };
        /** @description Sent only when somebody asks for it */
        TestEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /** @enum {string} */
            type: "backline.test";
            data: {
                text: string;
            };
        };
        /** @description What the assistant knows and how it speaks, as the wizard asks for it */
        AssistantFactsIn: {
            business_name?: string;
            /** @enum {string} */
            business_type?: "dental" | "medical" | "legal" | "real_estate" | "home_services" | "restaurant" | "salon" | "automotive" | "fitness" | "veterinary" | "insurance" | "software" | "other";
            time_zone?: string;
            agent_name?: string;
            languages?: ("en" | "es" | "fr" | "de")[];
            /** @enum {string} */
            language?: "en" | "es" | "fr" | "de";
            speed?: number;
            first_message?: string;
            /** @enum {string} */
            tone?: "warm" | "professional" | "cheerful" | "calm";
            functions?: ("take_message" | "transfer_to_human" | "qualify_lead" | "create_offer" | "request_callback" | "opt_out" | "check_availability" | "schedule_viewing" | "schedule_tour" | "book_appointment" | "lookup_property" | "search_properties")[];
            collect_email?: boolean;
            record_calls?: boolean;
            say_recorded?: boolean;
            say_it_is_ai?: boolean;
            custom_prompt?: string | null;
            /** @enum {string} */
            model?: "gpt-4.1" | "gpt-4.1-mini" | "gpt-4o" | "gpt-4o-mini" | "gpt-4";
            property_id?: string | null;
            max_minutes?: number;
            /** @enum {string} */
            interruptions?: "easy" | "normal" | "hard";
            /** @enum {string} */
            voicemail?: "hang_up" | "leave_message";
            voicemail_message?: string | null;
            about?: string;
            value_proposition?: string;
            audience?: string;
            audience_knows_us?: string | null;
            /** @enum {string} */
            objective?: "appointment" | "lead" | "information" | "callback" | "custom";
            objective_detail?: string | null;
            /** @enum {string} */
            style?: "very_natural" | "natural" | "balanced" | "direct" | "very_direct";
            ask_permission?: boolean;
            /** @enum {string} */
            when_refused?: "offer_callback" | "end_politely";
            /** @enum {string} */
            email_spelling?: "letters" | "letters_with_words";
            email_attempts?: number;
            objections?: {
                objection: string;
                answer: string;
            }[];
            /** @enum {string} */
            call_length?: "brief" | "standard" | "detailed";
            wait_after_questions?: boolean;
            acknowledge?: boolean;
            anti_hang_up?: boolean;
            data_to_extract?: {
                name: string;
                /** @enum {string} */
                type: "text" | "number" | "yes_no" | "date";
                description: string;
            }[];
            address?: string | null;
            forward_to?: string | null;
            after_hours_message?: string | null;
            services?: {
                name: string;
                minutes?: number | null;
                price?: string | null;
                notes?: string | null;
            }[];
            cancellation_policy?: string | null;
            payment_policy?: string | null;
            privacy_policy?: string | null;
            policies?: {
                title: string;
                text: string;
            }[];
            faqs?: {
                question: string;
                answer: string;
            }[];
            voice?: {
                /**
                 * @default vapi
                 * @enum {string}
                 */
                provider: "vapi" | "11labs";
                voice_id: string;
                /** @description For people; its id if not said */
                name?: string;
            };
            fallback_voice?: {
                /**
                 * @default vapi
                 * @enum {string}
                 */
                provider: "vapi" | "11labs";
                voice_id: string;
                /** @description For people; its id if not said */
                name?: string;
            } | null;
            transfer_numbers?: {
                name: string;
                number: string;
                /** @description At once, or after telling them what it is about */
                mode?: ("blind" | "warm") | null;
            }[];
            /** @description When somebody is there; null is always open */
            hours?: components["schemas"]["BusinessHoursIn"] | null;
            /** @enum {string} */
            after_hours?: "answer" | "forward" | "message";
        };
        BusinessHoursIn: {
            /** @description A day left out is closed */
            week: {
                mon?: {
                    from: string;
                    to: string;
                }[];
                tue?: {
                    from: string;
                    to: string;
                }[];
                wed?: {
                    from: string;
                    to: string;
                }[];
                thu?: {
                    from: string;
                    to: string;
                }[];
                fri?: {
                    from: string;
                    to: string;
                }[];
                sat?: {
                    from: string;
                    to: string;
                }[];
                sun?: {
                    from: string;
                    to: string;
                }[];
            };
            /**
             * @description Days such as 2026-12-25
             * @default []
             */
            closed_on: string[];
        };
        /** @description Whole minor units of a currency: 120000 USD is 1,200 dollars */
        MoneyIn: {
            amount_minor: number;
            currency: string;
        };
        Tokens: {
            /** @description Send it as Authorization: Bearer … */
            access_token: string;
            /** @enum {string} */
            token_type: "Bearer";
            /**
             * @description Seconds until the access token runs out
             * @example 600
             */
            expires_in: number;
            /** @description Gets the next pair, once. Keep it as you would a password. */
            refresh_token: string;
            /**
             * Format: date-time
             * @description When the person has to sign in again
             * @example 2026-03-04T14:12:00.000Z
             */
            session_expires_at: string;
        };
        Me: {
            /** @enum {string} */
            type: "api_key" | "person";
            /**
             * Format: uuid
             * @description Of the key or of the login
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            name: string;
            /**
             * @description A client’s, or the agency’s staff
             * @enum {string}
             */
            audience: "client" | "staff";
            /** @description At the agency */
            role: ("owner" | "admin" | "support" | "viewer") | null;
            /** @description Whose data it reaches; null for the agency, which reaches all clients */
            client: {
                /**
                 * Format: uuid
                 * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                 */
                id: string;
                business_name: string;
                time_zone: string;
                currency: string;
            } | null;
            /** @description Whether it can only read, whatever it is for */
            is_read_only: boolean;
            scopes: ("assistants:read" | "assistants:write" | "numbers:read" | "numbers:write" | "calls:read" | "calls:write" | "analytics:read" | "leads:read" | "leads:write" | "suppressions:read" | "suppressions:write" | "properties:read" | "properties:write" | "appointments:read" | "appointments:write" | "tasks:read" | "tasks:write" | "offers:read" | "offers:write" | "messages:read" | "messages:write" | "webhooks:read" | "webhooks:write" | "clients:read" | "clients:write" | "events:read" | "events:write")[];
            /** @description When the key or the session ends by itself */
            expires_at: string | null;
        };
        OwnClient: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            business_name: string;
            name: string;
            email: string;
            phone: string | null;
            business_type: string | null;
            service_hours: string | null;
            /** @example America/New_York */
            time_zone: string;
            currency: string;
            email_notifications: boolean;
            sms_notifications: boolean;
            /**
             * @description read_only: keys change nothing either
             * @enum {string}
             */
            portal_access: "read_only" | "self_service";
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
        };
        ClientStatus: {
            /** @enum {string} */
            setup_status: "not_started" | "token_generated" | "vapi_agent_configured" | "client_notified" | "live";
            has_webhook_token: boolean;
            /** @description Of what is published now: it may go live by itself */
            has_passed_test_call: boolean;
            last_test_call_at: string | null;
            events: {
                last_event_at: string | null;
                received_in_hour: number;
                received_in_day: number;
                applied_in_day: number;
                waiting: number;
                dead: number;
                unreadable: number;
                wrong_signature: number;
                too_large: number;
                silent_since: string | null;
                last_error: {
                    /**
                     * Format: date-time
                     * @description A moment in time with its offset
                     * @example 2026-03-04T14:12:00.000Z
                     */
                    at: string;
                    text: string;
                } | null;
            };
        };
        Client: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            business_name: string;
            name: string;
            /** @description Also the login of its first user */
            email: string;
            phone: string | null;
            business_type: string | null;
            service_hours: string | null;
            time_zone: string;
            currency: string;
            /** @enum {string} */
            setup_status: "not_started" | "token_generated" | "vapi_agent_configured" | "client_notified" | "live";
            /** @description Never shown to the client */
            admin_notes: string | null;
            /** @description The assistant that usually answers, at Vapi */
            vapi_assistant_id: string | null;
            vapi_phone_number: string | null;
            has_webhook_token: boolean;
            /** @description It has an account of its own at Vapi */
            has_vapi_key: boolean;
            email_notifications: boolean;
            sms_notifications: boolean;
            /** @enum {string} */
            portal_access: "read_only" | "self_service";
            is_active: boolean;
            last_login_at: string | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            updated_at: string;
        };
        AssistantLine: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            name: string;
            /** @enum {string} */
            direction: "inbound" | "outbound";
            /**
             * @description incomplete: it stopped half-way; publishing again goes on from there
             * @enum {string}
             */
            publish_state: "never" | "under_way" | "incomplete" | "done";
            /** @description The one that is live; null while none is */
            published_version: number | null;
            published_at: string | null;
            has_unpublished_changes: boolean;
            /** @description Nothing is missing: it can be published */
            is_complete: boolean;
            /** @description Since when it is known to differ at Vapi from what is live */
            drift_found_at: string | null;
            vapi_assistant_id: string | null;
            template_id: string | null;
            phone_numbers: {
                /**
                 * Format: uuid
                 * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                 */
                id: string;
                /**
                 * @description E.164
                 * @example +14155552671
                 */
                number: string;
                label: string | null;
                is_primary: boolean;
                is_active: boolean;
            }[];
            archived_at: string | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            updated_at: string;
        };
        Assistant: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            name: string;
            /** @enum {string} */
            direction: "inbound" | "outbound";
            /**
             * @description incomplete: it stopped half-way; publishing again goes on from there
             * @enum {string}
             */
            publish_state: "never" | "under_way" | "incomplete" | "done";
            /** @description The one that is live; null while none is */
            published_version: number | null;
            published_at: string | null;
            has_unpublished_changes: boolean;
            /** @description Nothing is missing: it can be published */
            is_complete: boolean;
            /** @description Since when it is known to differ at Vapi from what is live */
            drift_found_at: string | null;
            vapi_assistant_id: string | null;
            template_id: string | null;
            phone_numbers: {
                /**
                 * Format: uuid
                 * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                 */
                id: string;
                /**
                 * @description E.164
                 * @example +14155552671
                 */
                number: string;
                label: string | null;
                is_primary: boolean;
                is_active: boolean;
            }[];
            archived_at: string | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            updated_at: string;
            /** @description null when it was made in Vapi by hand */
            facts: components["schemas"]["AssistantFacts"] | null;
            /** @description What keeps it from being published: the fact, and what to do about it */
            problems: {
                field: string;
                detail: string;
            }[];
            publish_steps: {
                /** @enum {string} */
                step: "webhook" | "assistant" | "version" | "answering" | "number" | "client";
                /** @enum {string} */
                state: "waiting" | "done" | "failed" | "skipped";
                /** @description What went wrong, or why it was left out */
                message: string | null;
                /** @description Somebody changed it in Vapi: publish with over_drift to write over that */
                is_drift: boolean;
            }[];
            compared_at: string | null;
            /** @description What was accepted and may not work, such as a voice that nobody lists */
            warnings: {
                field: string;
                detail: string;
            }[];
        };
        /** @description What was answered so far, in the fields of AssistantFactsIn */
        AssistantFacts: {
            [key: string]: unknown;
        };
        AssistantLacks: {
            /** @description Nothing keeps it from being published */
            is_complete: boolean;
            problems: {
                /** @description Of its facts */
                field: string;
                detail: string;
            }[];
            not_set_up: {
                /** @enum {string} */
                need: "properties" | "booking";
                functions: {
                    name: string;
                    label: string;
                }[];
                detail: string;
            }[];
        };
        Publication: {
            /**
             * @description incomplete: a step says why; publish again to go on
             * @enum {string}
             */
            state: "done" | "incomplete";
            /** @description The one that is live now */
            version: number | null;
            steps: {
                /** @enum {string} */
                step: "webhook" | "assistant" | "version" | "answering" | "number" | "client";
                /** @enum {string} */
                state: "waiting" | "done" | "failed" | "skipped";
                /** @description What went wrong, or why it was left out */
                message: string | null;
                /** @description Somebody changed it in Vapi: publish with over_drift to write over that */
                is_drift: boolean;
            }[];
        };
        /** @description What differs, in words; the prompt by lines */
        AssistantDiff: {
            is_empty: boolean;
            settings: {
                path: string;
                label: string;
                before: string | null;
                after: string | null;
            }[];
            prompt: {
                /** @enum {string} */
                kind: "same" | "added" | "removed";
                text: string;
            }[];
        };
        AssistantVersionLine: {
            number: number;
            note: string | null;
            /** @description staff, client_user, job or script */
            author_kind: string;
            author_name: string;
            /** @description The version it brought back */
            restored_from: number | null;
            is_live: boolean;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
        };
        AssistantVersion: {
            number: number;
            note: string | null;
            /** @description staff, client_user, job or script */
            author_kind: string;
            author_name: string;
            /** @description The version it brought back */
            restored_from: number | null;
            is_live: boolean;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            facts: components["schemas"]["AssistantFacts"];
            prompt: string;
            first_message: string;
            changes: components["schemas"]["AssistantDiff"];
        };
        AssistantDrift: {
            /**
             * @description gone: Vapi no longer has it; publishing makes it anew
             * @enum {string}
             */
            state: "same" | "differs" | "gone" | "unpublished";
            compared_at: string | null;
            /** @description From what was published to what Vapi has */
            changes: components["schemas"]["AssistantDiff"] | null;
        };
        TestCall: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            assistant_id: string;
            /** @description The version that was live then */
            version_number: number | null;
            /**
             * @description E.164
             * @example +14155552671
             */
            to_number: string;
            /**
             * @description unknown: Vapi did not answer; it is looked up there, and never dialled again
             * @enum {string}
             */
            state: "placing" | "placed" | "unknown" | "failed" | "ended";
            /** @description In words, where it did not ring or nobody knows */
            error: string | null;
            /** @description null until it has ended and its report was read */
            passed: boolean | null;
            checks: {
                /** @enum {string} */
                check: "answered" | "greeted" | "business" | "function" | "report";
                /** @description null says nothing either way */
                passed: boolean | null;
                detail: string;
            }[];
            asked_by: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            ended_at: string | null;
            assistant_name: string;
            /**
             * @description reporting: it is over, and its report is waited for
             * @enum {string}
             */
            phase: "placing" | "unknown" | "queued" | "ringing" | "talking" | "forwarding" | "reporting" | "ended" | "failed";
            /** @description Nothing about it changes any more */
            is_over: boolean;
            /** @description The call it became, once Vapi told of it: GET /voice/calls/{id} */
            call_id: string | null;
        };
        TestCallLine: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            assistant_id: string;
            /** @description The version that was live then */
            version_number: number | null;
            /**
             * @description E.164
             * @example +14155552671
             */
            to_number: string;
            /**
             * @description unknown: Vapi did not answer; it is looked up there, and never dialled again
             * @enum {string}
             */
            state: "placing" | "placed" | "unknown" | "failed" | "ended";
            /** @description In words, where it did not ring or nobody knows */
            error: string | null;
            /** @description null until it has ended and its report was read */
            passed: boolean | null;
            checks: {
                /** @enum {string} */
                check: "answered" | "greeted" | "business" | "function" | "report";
                /** @description null says nothing either way */
                passed: boolean | null;
                detail: string;
            }[];
            asked_by: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            ended_at: string | null;
        };
        TestCallReadiness: {
            is_ready: boolean;
            /** @description Why no test call can be made, in words */
            problem: string | null;
            /** @description What it would ring from */
            from_number: string | null;
        };
        PhoneNumber: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /** @description null: it is in the pool */
            client_id: string | null;
            /**
             * @description E.164
             * @example +14155552671
             */
            number: string;
            label: string | null;
            /** @enum {string} */
            provider: "vapi" | "twilio" | "vonage" | "telnyx" | "byo";
            /** @description ISO 3166-1 alpha-2 */
            country: string | null;
            area_code: string | null;
            is_primary: boolean;
            is_active: boolean;
            assistant_id: string | null;
            assistant_name: string | null;
            /** @description Who answers when it rings now, in words */
            answers: string;
            state: {
                /** @enum {string} */
                kind: "good" | "broken" | "waiting" | "off" | "resting" | "free";
                words: string;
                /** @description What /repair does about it */
                repair: string | null;
            };
            totals: {
                calls: number;
                minutes: number;
                /** @description What its calls cost the agency; only its own keys are told */
                cost: components["schemas"]["Money"] | null;
            };
            vapi_phone_number_id: string | null;
            vapi_assistant_id: string | null;
            assigned_at: string | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            updated_at: string;
            /** @description Said first instead of the assistant’s first message */
            greeting: string | null;
            voice: {
                /** @enum {string} */
                provider: "vapi" | "11labs";
                voice_id: string;
            } | null;
            /** @description Where calls go outside this number’s own hours */
            forward_to: string | null;
            hours: components["schemas"]["BusinessHours"] | null;
            /** @description What holds while the number has no hours of its own */
            plan_hours: components["schemas"]["BusinessHours"] | null;
        };
        /** @description Whole minor units of a currency: 120000 USD is 1,200 dollars */
        Money: {
            amount_minor: number;
            currency: string;
        };
        /** @description On the clock of the client’s time zone; a day without times is closed */
        BusinessHours: {
            week: {
                mon: {
                    from: string;
                    to: string;
                }[];
                tue: {
                    from: string;
                    to: string;
                }[];
                wed: {
                    from: string;
                    to: string;
                }[];
                thu: {
                    from: string;
                    to: string;
                }[];
                fri: {
                    from: string;
                    to: string;
                }[];
                sat: {
                    from: string;
                    to: string;
                }[];
                sun: {
                    from: string;
                    to: string;
                }[];
            };
            closed_on: string[];
        };
        PhoneNumberLine: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /** @description null: it is in the pool */
            client_id: string | null;
            /**
             * @description E.164
             * @example +14155552671
             */
            number: string;
            label: string | null;
            /** @enum {string} */
            provider: "vapi" | "twilio" | "vonage" | "telnyx" | "byo";
            /** @description ISO 3166-1 alpha-2 */
            country: string | null;
            area_code: string | null;
            is_primary: boolean;
            is_active: boolean;
            assistant_id: string | null;
            assistant_name: string | null;
            /** @description Who answers when it rings now, in words */
            answers: string;
            state: {
                /** @enum {string} */
                kind: "good" | "broken" | "waiting" | "off" | "resting" | "free";
                words: string;
                /** @description What /repair does about it */
                repair: string | null;
            };
            totals: {
                calls: number;
                minutes: number;
                /** @description What its calls cost the agency; only its own keys are told */
                cost: components["schemas"]["Money"] | null;
            };
            vapi_phone_number_id: string | null;
            vapi_assistant_id: string | null;
            assigned_at: string | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            updated_at: string;
        };
        PhoneNumberRequest: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /** @description The assistant that waits for it */
            assistant_id: string | null;
            assistant_name: string | null;
            country: string;
            area_code: string | null;
            note: string | null;
            /** @enum {string} */
            state: "open" | "fulfilled" | "declined" | "cancelled";
            requested_by: string;
            answer: string | null;
            phone_number_id: string | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            closed_at: string | null;
        };
        CallAttempt: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            assistant_id: string;
            lead_id: string | null;
            /**
             * @description E.164
             * @example +14155552671
             */
            from_number: string;
            /**
             * @description E.164
             * @example +14155552671
             */
            phone_number: string;
            /**
             * @description claimed: Vapi is being asked. placed: Vapi has it. ended: the call is over. refused: certainly not dialled. uncertain: Vapi did not say; it is looked up, and never dialled again. absent: Vapi did not know it a day later.
             * @enum {string}
             */
            state: "claimed" | "placed" | "ended" | "refused" | "uncertain" | "absent";
            /** @description What said that Vapi has it: its answer, its list of calls, or a webhook */
            evidence: ("answer" | "list" | "webhook") | null;
            /** @description In words, when it was refused, waits, or nobody knows */
            reason: string | null;
            /** @description The call it became, once Vapi told of it: GET /voice/calls/{id} */
            call_id: string | null;
            metadata: {
                [key: string]: string | number | boolean;
            };
            asked_by: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            ended_at: string | null;
        };
        LeadLine: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            number: string | null;
            name: string | null;
            email: string | null;
            /** @enum {string} */
            source: "phone" | "csv" | "api" | "manual";
            /** @enum {string} */
            status: "new" | "contacted" | "qualified" | "appointment" | "offer" | "won" | "lost" | "do_not_call";
            score: number;
            /** @description Its number must not be called */
            is_suppressed: boolean;
            time_zone: string | null;
            language: string | null;
            assignee: {
                /**
                 * Format: uuid
                 * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                 */
                id: string;
                name: string;
            } | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            last_activity_at: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
        };
        Lead: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            number: string | null;
            name: string | null;
            email: string | null;
            /** @enum {string} */
            source: "phone" | "csv" | "api" | "manual";
            /** @enum {string} */
            status: "new" | "contacted" | "qualified" | "appointment" | "offer" | "won" | "lost" | "do_not_call";
            score: number;
            /** @description Its number must not be called */
            is_suppressed: boolean;
            time_zone: string | null;
            language: string | null;
            assignee: {
                /**
                 * Format: uuid
                 * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                 */
                id: string;
                name: string;
            } | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            last_activity_at: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            note: string | null;
            custom_fields: {
                [key: string]: string;
            };
            qualification: {
                budget: components["schemas"]["Money"] | null;
                move_in_on: string | null;
                bedrooms: number | null;
                size_area: string | null;
                needs: string | null;
                timeframe: string | null;
            };
            score_reasons: {
                points: number;
                words: string;
            }[];
            /** @description The last 50 calls, newest first */
            call_ids: string[];
        };
        LeadActivity: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /** @enum {string} */
            kind: "created" | "call" | "message_taken" | "qualified" | "viewing_scheduled" | "tour_scheduled" | "appointment_booked" | "appointment_changed" | "offer_made" | "offer_changed" | "callback_requested" | "transfer_requested" | "opted_out" | "status_changed" | "consent" | "task" | "note";
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            at: string;
            text: string | null;
            /** @description Who did it; what happens on a call does “Assistant” */
            actor_name: string;
            /** @description What it is about: an appointment, offer, task, caller_message or call */
            subject: {
                kind: string;
                /**
                 * Format: uuid
                 * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                 */
                id: string;
            } | null;
            call_id: string | null;
        };
        Consent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /** @enum {string} */
            channel: "call" | "sms" | "email";
            is_given: boolean;
            how: string;
            evidence: string | null;
            recorded_by: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            at: string;
        };
        Suppression: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * @description E.164
             * @example +14155552671
             */
            number: string;
            /** @enum {string} */
            source: "call" | "transcript" | "person" | "api" | "csv";
            reason: string | null;
            /** @description The words that asked for it */
            evidence: string | null;
            lead: {
                /**
                 * Format: uuid
                 * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                 */
                id: string;
                name: string | null;
            } | null;
            /** @description The call on which it was asked for */
            call_id: string | null;
            created_by: string | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /** @description Since then it may be called again; null while it is in force */
            lifted_at: string | null;
            lifted_by: string | null;
            lifted_reason: string | null;
        };
        PropertyLine: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /** @description The client’s own number for it */
            reference: string | null;
            address: string;
            city: string;
            postcode: string | null;
            /** @enum {string} */
            listing: "sale" | "rent";
            /** @enum {string} */
            status: "coming_soon" | "available" | "under_offer" | "sold" | "let" | "off_market";
            /** @description Of what is to rent: per month */
            price: components["schemas"]["Money"] | null;
            currency: string;
            bedrooms: number | null;
            bathrooms: number | null;
            area: number | null;
            /** @enum {string} */
            area_unit: "sqft" | "sqm";
            description: string | null;
            features: string[];
            photo_urls: string[];
            agent_name: string | null;
            agent_number: string | null;
            agent_email: string | null;
            /** @description When somebody last made sure that all this is right */
            checked_at: string | null;
            /** @description Whether it was researched and healthy then */
            is_healthy: boolean | null;
            unit_count: number;
            archived_at: string | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            updated_at: string;
        };
        Property: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /** @description The client’s own number for it */
            reference: string | null;
            address: string;
            city: string;
            postcode: string | null;
            /** @enum {string} */
            listing: "sale" | "rent";
            /** @enum {string} */
            status: "coming_soon" | "available" | "under_offer" | "sold" | "let" | "off_market";
            /** @description Of what is to rent: per month */
            price: components["schemas"]["Money"] | null;
            currency: string;
            bedrooms: number | null;
            bathrooms: number | null;
            area: number | null;
            /** @enum {string} */
            area_unit: "sqft" | "sqm";
            description: string | null;
            features: string[];
            photo_urls: string[];
            agent_name: string | null;
            agent_number: string | null;
            agent_email: string | null;
            /** @description When somebody last made sure that all this is right */
            checked_at: string | null;
            /** @description Whether it was researched and healthy then */
            is_healthy: boolean | null;
            unit_count: number;
            archived_at: string | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            updated_at: string;
            units: components["schemas"]["Unit"][];
        };
        Unit: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            property_id: string;
            name: string;
            floor_plan: string | null;
            bedrooms: number | null;
            /** @description Per month */
            rent: components["schemas"]["Money"] | null;
            available_on: string | null;
            /** @enum {string} */
            status: "available" | "reserved" | "let" | "off_market";
        };
        Appointment: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /** @enum {string} */
            kind: "viewing" | "tour" | "meeting";
            /** @description What it is for, as the list of services calls it */
            service: string | null;
            /**
             * @description A pending one waits for somebody to confirm it
             * @enum {string}
             */
            status: "pending" | "confirmed" | "done" | "no_show" | "cancelled";
            /**
             * @description Booked in a call (function), found in what was said on one (report, transcript), or entered
             * @enum {string}
             */
            source: "function" | "report" | "transcript" | "person" | "api";
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            starts_at: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            ends_at: string;
            time_zone: string;
            place: string | null;
            team_member: {
                /**
                 * Format: uuid
                 * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                 */
                id: string;
                name: string;
            } | null;
            lead: {
                /**
                 * Format: uuid
                 * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                 */
                id: string;
                name: string | null;
            } | null;
            property: {
                /**
                 * Format: uuid
                 * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                 */
                id: string;
                address: string;
            } | null;
            unit: {
                /**
                 * Format: uuid
                 * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                 */
                id: string;
                name: string;
            } | null;
            /** @description The call it was made on */
            call_id: string | null;
            attendee_name: string | null;
            attendee_number: string | null;
            attendee_email: string | null;
            note: string | null;
            /** @description The words it was found in, where nobody booked it */
            evidence: string | null;
            confidence: number | null;
            decided_by: string | null;
            decided_at: string | null;
            cancel_reason: string | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
        };
        TeamMember: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            name: string;
            email: string | null;
            number: string | null;
            /** @description When they take appointments; null is the business hours of the client */
            availability: {
                week: {
                    mon: {
                        from: string;
                        to: string;
                    }[];
                    tue: {
                        from: string;
                        to: string;
                    }[];
                    wed: {
                        from: string;
                        to: string;
                    }[];
                    thu: {
                        from: string;
                        to: string;
                    }[];
                    fri: {
                        from: string;
                        to: string;
                    }[];
                    sat: {
                        from: string;
                        to: string;
                    }[];
                    sun: {
                        from: string;
                        to: string;
                    }[];
                };
                /** @description Single days with times of their own; one without any is a day off */
                exceptions: {
                    on: string;
                    ranges: {
                        from: string;
                        to: string;
                    }[];
                }[];
            } | null;
            takes_appointments: boolean;
            buffer_before_minutes: number;
            buffer_after_minutes: number;
            /** @description False once they left */
            is_active: boolean;
            /** @description Stands for the business while nobody is named */
            is_default: boolean;
        };
        BookingPlan: {
            /**
             * Format: uuid
             * @description That of its client
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            viewing_minutes: number;
            tour_minutes: number;
            meeting_minutes: number;
            /** @description Times are offered at these steps: 30 is on the hour and half past */
            step_minutes: number;
            minimum_notice_minutes: number;
            days_ahead: number;
            /** @description What is booked in a call is confirmed at once */
            book_directly: boolean;
        };
        Task: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /** @enum {string} */
            kind: "viewing" | "follow_up" | "callback";
            title: string;
            text: string | null;
            due_at: string | null;
            /** @description When, as it was said: “tomorrow after five” */
            due_said: string | null;
            is_overdue: boolean;
            assignee: {
                /**
                 * Format: uuid
                 * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                 */
                id: string;
                name: string;
            } | null;
            lead: {
                /**
                 * Format: uuid
                 * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                 */
                id: string;
                name: string | null;
                number: string | null;
            } | null;
            property: {
                /**
                 * Format: uuid
                 * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                 */
                id: string;
                address: string;
            } | null;
            appointment_id: string | null;
            /** @description The call it comes from */
            call_id: string | null;
            created_by: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            updated_at: string;
            done_at: string | null;
            done_by: string | null;
        };
        Offer: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            amount: components["schemas"]["Money"];
            conditions: string | null;
            /** @enum {string} */
            status: "open" | "countered" | "accepted" | "declined" | "withdrawn" | "expired";
            /** @description Until then it stands; null: until it is withdrawn */
            expires_at: string | null;
            buyer_name: string | null;
            buyer_number: string | null;
            lead: {
                /**
                 * Format: uuid
                 * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                 */
                id: string;
                name: string | null;
                number: string | null;
            } | null;
            property: {
                /**
                 * Format: uuid
                 * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                 */
                id: string;
                address: string;
                city: string;
            } | null;
            /** @description The call it was made on */
            call_id: string | null;
            decided_by: string | null;
            decided_at: string | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
        };
        Message: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            caller_name: string | null;
            caller_number: string | null;
            for_whom: string | null;
            text: string;
            is_urgent: boolean;
            lead_id: string | null;
            /** @description The call it was left on */
            call_id: string | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /** @description When somebody of the client first opened it */
            read_at: string | null;
            /** @description When somebody took care of it; null while it waits */
            handled_at: string | null;
            handled_by: string | null;
        };
        WebhookEvent: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /** @description Vapi’s word, such as end-of-call-report; unparsed when none could be read */
            type: string;
            /**
             * @description ready: it waits; done: it is applied; dead: it failed three times; quarantined: it was set aside
             * @enum {string}
             */
            state: "ready" | "done" | "dead" | "quarantined";
            /** @description Why it was set aside */
            cause: ("unreadable" | "signature" | "too_large") | null;
            /** @enum {string} */
            source: "vapi" | "reconciliation";
            vapi_call_id: string | null;
            attempts: number;
            last_error: string | null;
            /** @description How often the very same bytes came */
            deliveries: number;
            body_bytes: number;
            is_test: boolean;
            /** @description Those that can hold no secret */
            headers: {
                [key: string]: string;
            };
            sent_at: string | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            received_at: string;
            done_at: string | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            next_at: string;
        };
        CallLine: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /** @description Its id at Vapi, as forwarded events name it */
            vapi_call_id: string;
            /** @enum {string} */
            direction: "inbound" | "outbound" | "web";
            /** @enum {string} */
            status: "scheduled" | "queued" | "ringing" | "in_progress" | "forwarding" | "ended";
            /** @description What it led to; null until it is over */
            outcome: ("viewing_scheduled" | "tour_scheduled" | "appointment_booked" | "offer_created" | "lead_qualified" | "callback_requested" | "message_taken" | "information_provided" | "opted_out" | "completed" | "transferred" | "screened" | "voicemail" | "no_answer" | "busy" | "rejected" | "failed_to_connect" | "provider_failed" | "not_configured" | "not_started" | "deleted" | "other") | null;
            /** @description The same in the words of the client’s own Vapi set-up, where those count more than ours */
            reported_outcome: string | null;
            intent: string | null;
            evaluation: ("positive" | "negative" | "neutral") | null;
            service_name: string | null;
            caller_name: string | null;
            /** @description Who rang: a number, or a SIP address; null where is_number_hidden */
            from_number: string | null;
            /** @description Who was rung, in the same form */
            to_number: string | null;
            /** @description The caller shows no number. What carriers send in its place, such as anonymous, is never given as one */
            is_number_hidden: boolean;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            started_at: string;
            answered_at: string | null;
            ended_at: string | null;
            duration_seconds: number | null;
            /** @description Vapi’s word, such as customer-ended-call */
            ended_reason: string | null;
            summary: string | null;
            has_recording: boolean;
            lead_id: string | null;
            property_id: string | null;
        };
        Call: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /** @description Its id at Vapi, as forwarded events name it */
            vapi_call_id: string;
            /** @enum {string} */
            direction: "inbound" | "outbound" | "web";
            /** @enum {string} */
            status: "scheduled" | "queued" | "ringing" | "in_progress" | "forwarding" | "ended";
            /** @description What it led to; null until it is over */
            outcome: ("viewing_scheduled" | "tour_scheduled" | "appointment_booked" | "offer_created" | "lead_qualified" | "callback_requested" | "message_taken" | "information_provided" | "opted_out" | "completed" | "transferred" | "screened" | "voicemail" | "no_answer" | "busy" | "rejected" | "failed_to_connect" | "provider_failed" | "not_configured" | "not_started" | "deleted" | "other") | null;
            /** @description The same in the words of the client’s own Vapi set-up, where those count more than ours */
            reported_outcome: string | null;
            intent: string | null;
            evaluation: ("positive" | "negative" | "neutral") | null;
            service_name: string | null;
            caller_name: string | null;
            /** @description Who rang: a number, or a SIP address; null where is_number_hidden */
            from_number: string | null;
            /** @description Who was rung, in the same form */
            to_number: string | null;
            /** @description The caller shows no number. What carriers send in its place, such as anonymous, is never given as one */
            is_number_hidden: boolean;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            started_at: string;
            answered_at: string | null;
            ended_at: string | null;
            duration_seconds: number | null;
            /** @description Vapi’s word, such as customer-ended-call */
            ended_reason: string | null;
            summary: string | null;
            has_recording: boolean;
            lead_id: string | null;
            property_id: string | null;
            assistant_id: string | null;
            /** @description The number or SIP address it was handed on to */
            forwarded_to: string | null;
            language: string | null;
            time_zone: string;
            /** @description 0 to 1: how certain the intent is */
            confidence: number | null;
            judged_from: ("functions" | "report" | "transcript") | null;
            /** @description What a person said over the machine */
            correction: {
                by: string;
                /**
                 * Format: date-time
                 * @description A moment in time with its offset
                 * @example 2026-03-04T14:12:00.000Z
                 */
                at: string;
                outcome: ("viewing_scheduled" | "tour_scheduled" | "appointment_booked" | "offer_created" | "lead_qualified" | "callback_requested" | "message_taken" | "information_provided" | "opted_out" | "completed" | "transferred" | "screened" | "voicemail" | "no_answer" | "busy" | "rejected" | "failed_to_connect" | "provider_failed" | "not_configured" | "not_started" | "deleted" | "other") | null;
                intent: string | null;
            } | null;
            /** @description What the assistant understood */
            structured: {
                [key: string]: unknown;
            };
            /** @description What else the client’s set-up sends */
            custom_fields: {
                [key: string]: unknown;
            };
            success_evaluation: string | null;
            recordings: {
                mono: boolean;
                stereo: boolean;
            };
            /** @description What it cost the agency; for keys of the agency only */
            cost: components["schemas"]["Money"] | null;
        };
        Transcription: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            call_id: string;
            /** @enum {string} */
            status: "scheduled" | "queued" | "ringing" | "in_progress" | "forwarding" | "ended";
            language: string | null;
            summary: string | null;
            /** @description What people and the assistant said, a line each */
            text: string;
            lines: {
                /**
                 * @description UNKNOWN: the transcript gives a name that is neither; it stands before what was said
                 * @enum {string}
                 */
                speaker: "assistant" | "caller" | "function" | "unknown";
                /** @description After the call was answered */
                offset_ms: number | null;
                duration_ms: number | null;
                text: string | null;
                /** @description An in-call function that was used */
                function: {
                    name: string;
                    arguments: unknown;
                    result: unknown;
                } | null;
            }[];
        };
        CallOverview: {
            client_id: string | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            from: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            to: string;
            time_zone: string;
            calls: number;
            inbound: number;
            /**
             * @description Of 1, to four places; null where there is nothing to be a part of
             * @example 0.8
             */
            inbound_share: number | null;
            outbound: number;
            /**
             * @description Of 1, to four places; null where there is nothing to be a part of
             * @example 0.8
             */
            outbound_share: number | null;
            web: number;
            /** @description Over, and a person was on the line, as the outcome says: with the assistant or whom it handed them on to. Busy, no answer, voicemail and failed are not */
            completed: number;
            /** @description Over without that */
            missed: number;
            in_progress: number;
            /**
             * @description Completed calls of those that are over
             * @example 0.8
             */
            completion_rate: number | null;
            /**
             * @description Of 1, to four places; null where there is nothing to be a part of
             * @example 0.8
             */
            missed_rate: number | null;
            talk_seconds: number;
            /** @description The same in minutes, to one place */
            talk_minutes: number;
            /** @description What Vapi charged the agency; for keys of the agency only */
            cost: components["schemas"]["Money"] | null;
            intents: {
                intent: string;
                calls: number;
                /**
                 * @description Of 1, to four places; null where there is nothing to be a part of
                 * @example 0.8
                 */
                share: number | null;
            }[];
            outcomes: {
                /** @enum {string} */
                outcome: "viewing_scheduled" | "tour_scheduled" | "appointment_booked" | "offer_created" | "lead_qualified" | "callback_requested" | "message_taken" | "information_provided" | "opted_out" | "completed" | "transferred" | "screened" | "voicemail" | "no_answer" | "busy" | "rejected" | "failed_to_connect" | "provider_failed" | "not_configured" | "not_started" | "deleted" | "other";
                calls: number;
                /**
                 * @description Of 1, to four places; null where there is nothing to be a part of
                 * @example 0.8
                 */
                share: number | null;
            }[];
            /** @description In the words of the client’s own Vapi set-up, where those count more than ours */
            reported_outcomes: {
                reported_outcome: string;
                calls: number;
                /**
                 * @description Of 1, to four places; null where there is nothing to be a part of
                 * @example 0.8
                 */
                share: number | null;
            }[];
        };
        PropertyFigures: {
            property: {
                /**
                 * Format: uuid
                 * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                 */
                id: string;
                /**
                 * Format: uuid
                 * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                 */
                client_id: string;
                address: string;
                city: string;
                reference: string | null;
            };
            calls: number;
            inbound: number;
            /** @description Different numbers that called about it */
            unique_callers: number;
            talk_seconds: number;
            /** @description Viewings and tours that were asked for or made in the period */
            viewings: number;
            offers: number;
        };
        Webhook: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            url: string;
            description: string | null;
            /** @description What it is told of; an empty list is everything */
            types: string[];
            /**
             * @description Paused by us when nothing arrives for a day
             * @enum {string}
             */
            state: "active" | "paused" | "off";
            failing_since: string | null;
            /** @description Until then the secret before signs as well */
            old_secret_until: string | null;
            last_day: {
                delivered: number;
                waiting: number;
                failed: number;
            };
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            updated_at: string;
        };
        NewWebhook: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            url: string;
            description: string | null;
            /** @description What it is told of; an empty list is everything */
            types: string[];
            /**
             * @description Paused by us when nothing arrives for a day
             * @enum {string}
             */
            state: "active" | "paused" | "off";
            failing_since: string | null;
            /** @description Until then the secret before signs as well */
            old_secret_until: string | null;
            last_day: {
                delivered: number;
                waiting: number;
                failed: number;
            };
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            updated_at: string;
            /**
             * @description Signs every delivery (Standard Webhooks). Shown this once.
             * @example whsec_…
             */
            secret: string;
        };
        DeliveryLine: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            webhook_id: string;
            url: string;
            /** @description The event of ours; null where it came from Vapi */
            event_id: string | null;
            type: string;
            /** @enum {string} */
            state: "waiting" | "delivered" | "failed";
            /** @description Since it was last sent again by hand */
            tries_count: number;
            /** @description When it is tried next; null while its address takes nothing */
            next_at: string | null;
            last_status: number | null;
            last_error: string | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            delivered_at: string | null;
        };
        Delivery: {
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            client_id: string;
            /**
             * Format: uuid
             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
             */
            webhook_id: string;
            url: string;
            /** @description The event of ours; null where it came from Vapi */
            event_id: string | null;
            type: string;
            /** @enum {string} */
            state: "waiting" | "delivered" | "failed";
            /** @description Since it was last sent again by hand */
            tries_count: number;
            /** @description When it is tried next; null while its address takes nothing */
            next_at: string | null;
            last_status: number | null;
            last_error: string | null;
            /**
             * Format: date-time
             * @description A moment in time with its offset
             * @example 2026-03-04T14:12:00.000Z
             */
            created_at: string;
            delivered_at: string | null;
            /** @description What the header webhook-id says, the same at every try */
            message_id: string;
            /** @description How the last answer began */
            answer: string | null;
            tries: {
                /**
                 * Format: date-time
                 * @description A moment in time with its offset
                 * @example 2026-03-04T14:12:00.000Z
                 */
                at: string;
                status: number | null;
                duration_ms: number;
                error: string | null;
            }[];
        };
        Event: components["schemas"]["CallCompletedEvent"] | components["schemas"]["CallUpdatedEvent"] | components["schemas"]["LeadCreatedEvent"] | components["schemas"]["LeadUpdatedEvent"] | components["schemas"]["AppointmentRequestedEvent"] | components["schemas"]["AppointmentConfirmedEvent"] | components["schemas"]["AppointmentMovedEvent"] | components["schemas"]["AppointmentCancelledEvent"] | components["schemas"]["AppointmentEndedEvent"] | components["schemas"]["MessageTakenEvent"] | components["schemas"]["MessageUpdatedEvent"] | components["schemas"]["OfferCreatedEvent"] | components["schemas"]["OfferUpdatedEvent"] | components["schemas"]["TaskCreatedEvent"] | components["schemas"]["TaskDoneEvent"] | components["schemas"]["SuppressionAddedEvent"] | components["schemas"]["SuppressionLiftedEvent"];
        /** @description A refusal, as RFC 9457 problem details */
        Problem: {
            /** @description Where this kind of problem is explained */
            type: string;
            title: string;
            status: number;
            /** @description What happened and what to do, for people */
            detail: string;
            /**
             * @description For programs; stays the same
             * @example invalid
             */
            code: string;
            /** @description The fields that are wrong */
            errors?: {
                /** @description Path of the field, with dots */
                field: string;
                detail: string;
            }[];
            /** @description Of a failure at a provider: which one, doing what, with which status */
            context?: {
                [key: string]: unknown;
            };
            /** @description What to tell us when you ask about it */
            request_id: string;
        };
    };
    responses: {
        /** @description Something in the request is wrong; `errors` names the fields */
        Problem400: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No key or token was sent, or it is not good */
        Problem401: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The key is not for this, or may not do it */
        Problem403: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description There is no such thing, or it belongs to somebody else */
        Problem404: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It does not go together with what is there */
        Problem409: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It has changed since you read it */
        Problem412: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It is too large */
        Problem413: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not JSON */
        Problem415: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A provider refused it; `detail` says why */
        Problem422: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests; wait as long as Retry-After says */
        Problem429: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something went wrong on our side; nothing was done, except perhaps where a provider is asked */
        Problem500: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description A provider, or our database, did not answer; try again later */
        Problem503: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
        IdempotencyKey: string;
        /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
        IfMatch: string;
    };
    requestBodies: never;
    headers: {
        /** @description The id of this request */
        "X-Request-Id": string;
        /** @description What is left of your limit: `"default";r=<requests left>;t=<seconds until it is full again>` */
        RateLimit: string;
        /** @description Your limit: `"default";q=<requests>;w=<seconds>` */
        "RateLimit-Policy": string;
        /** @description What the thing is like now; send it back as If-Match to change only this */
        ETag: string;
        /** @description Where what was made can be read */
        Location: string;
        /** @description Seconds to wait before the next try */
        "Retry-After": number;
        /** @description `true` when this is the kept answer of an earlier request with the same Idempotency-Key */
        "Idempotent-Replayed": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @example sam@example.com */
                    email: string;
                    password: string;
                    /**
                     * @description Only needed where the same e-mail signs in at the agency and at a client
                     * @enum {string}
                     */
                    audience?: "client" | "staff";
                };
            };
        };
        responses: {
            /** @description Sign a person in with e-mail and password */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    refreshToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    refresh_token: string;
                };
            };
        };
        responses: {
            /** @description Change a refresh token for a new pair of tokens */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Tokens"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    refresh_token?: string;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to read */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    whoAmI: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whose key or token this is, and what it is for */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getOwnClient: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The client whose key this is */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnClient"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    generateWebhookToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Give a client a webhook address, or read the one it has */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The address to paste into Vapi. Whoever knows it can report calls. */
                        url: string;
                        is_new: boolean;
                        /** @description Until when the address before it is honoured */
                        old_ends_at: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    rotateWebhookToken: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    grace_hours?: number;
                };
            };
        };
        responses: {
            /** @description Replace a client’s webhook address */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description The address to paste into Vapi. Whoever knows it can report calls. */
                        url: string;
                        is_new: boolean;
                        /** @description Until when the address before it is honoured */
                        old_ends_at: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getClientStatus: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where a client’s onboarding stands, and how its webhook is doing */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClientStatus"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    countClientsBySetupStatus: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many active clients stand where in their onboarding */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** @enum {string} */
                            setup_status: "not_started" | "token_generated" | "vapi_agent_configured" | "client_notified" | "live";
                            clients: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listClients: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With a minus the newest first */
                sort?: "-created_at" | "created_at";
                /** @description Part of an e-mail address, name, business or phone number, or an assistant’s ID at Vapi */
                text?: string;
                setup_status?: ("not_started" | "token_generated" | "vapi_agent_configured" | "client_notified" | "live")[];
                is_active?: "true" | "false";
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The agency’s clients, the newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Client"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createClient: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email: string;
                    name: string;
                    business_name: string;
                    phone?: string | null;
                    business_type?: string | null;
                    service_hours?: string | null;
                    time_zone?: string;
                    vapi_assistant_id?: string | null;
                    vapi_phone_number?: string | null;
                    admin_notes?: string | null;
                    currency?: string;
                    email_notifications?: boolean;
                    sms_notifications?: boolean;
                    /** @enum {string} */
                    portal_access?: "read_only" | "self_service";
                };
            };
        };
        responses: {
            /** @description Create a client and its first login. A key that is not also for clients:read gets only the id */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getClient: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One client */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateClient: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    email?: string;
                    name?: string;
                    business_name?: string;
                    phone?: string | null;
                    business_type?: string | null;
                    service_hours?: string | null;
                    time_zone?: string;
                    vapi_assistant_id?: string | null;
                    vapi_phone_number?: string | null;
                    admin_notes?: string | null;
                    currency?: string;
                    email_notifications?: boolean;
                    sms_notifications?: boolean;
                    /** @enum {string} */
                    portal_access?: "read_only" | "self_service";
                    /** @enum {string} */
                    setup_status?: "not_started" | "token_generated" | "vapi_agent_configured" | "client_notified" | "live";
                    is_active?: boolean;
                    /** @description Why it goes live without a test call */
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Change what is known and decided about a client. A key that is not also for clients:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Client"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listAssistants: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With a minus the newest first */
                sort?: "-created_at" | "created_at";
                /** @description Part of a name */
                text?: string;
                direction?: ("inbound" | "outbound")[];
                publish_state?: ("never" | "under_way" | "incomplete" | "done")[];
                /** @description Left out, archived ones are not in the list */
                is_archived?: "true" | "false";
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Assistants, the newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssistantLine"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createAssistant: {
        parameters: {
            query?: {
                /** @description The same as property_id of the body */
                property_id?: string;
            };
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** Format: uuid */
                    template_id?: string;
                    /** @enum {string} */
                    direction?: "inbound" | "outbound";
                    /** @description Short for facts.first_message */
                    first_message?: string;
                    /** @description The voice_id of GET /voice/voices, short for facts.voice; one that is not listed is kept with a warning */
                    voice_id?: string;
                    facts?: components["schemas"]["AssistantFactsIn"];
                    /** @description Instructions of your own, short for facts.custom_prompt: a section beside what is written from the facts */
                    system_prompt?: string | null;
                    /**
                     * @description Short for facts.model; left out, the one that was tested here
                     * @enum {string}
                     */
                    model?: "gpt-4.1" | "gpt-4.1-mini" | "gpt-4o" | "gpt-4o-mini" | "gpt-4";
                    /** @description The one property it is there for, short for facts.property_id; its calls count as about it */
                    property_id?: string | null;
                    /**
                     * Format: uuid
                     * @description For keys of the agency: which client. A client’s own keys leave it out.
                     */
                    client_id?: string;
                };
            };
        };
        responses: {
            /** @description Begin an assistant. A key that is not also for assistants:read gets only the id */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assistant"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAssistant: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One assistant with its facts, and where it stands */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assistant"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replaceAssistant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    /** @description Short for facts.first_message */
                    first_message?: string;
                    /** @description The voice_id of GET /voice/voices, short for facts.voice; one that is not listed is kept with a warning */
                    voice_id?: string;
                    facts?: components["schemas"]["AssistantFactsIn"];
                    /** @description Instructions of your own, short for facts.custom_prompt: a section beside what is written from the facts */
                    system_prompt?: string | null;
                    /**
                     * @description Short for facts.model; left out, the one that was tested here
                     * @enum {string}
                     */
                    model?: "gpt-4.1" | "gpt-4.1-mini" | "gpt-4o" | "gpt-4o-mini" | "gpt-4";
                    /** @description The one property it is there for, short for facts.property_id; its calls count as about it */
                    property_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Write an assistant’s name and facts anew. A key that is not also for assistants:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assistant"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    archiveAssistant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to read */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateAssistant: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    /** @description Short for facts.first_message */
                    first_message?: string;
                    /** @description The voice_id of GET /voice/voices, short for facts.voice; one that is not listed is kept with a warning */
                    voice_id?: string;
                    facts?: components["schemas"]["AssistantFactsIn"];
                    /** @description Instructions of your own, short for facts.custom_prompt: a section beside what is written from the facts */
                    system_prompt?: string | null;
                    /**
                     * @description Short for facts.model; left out, the one that was tested here
                     * @enum {string}
                     */
                    model?: "gpt-4.1" | "gpt-4.1-mini" | "gpt-4o" | "gpt-4o-mini" | "gpt-4";
                    /** @description The one property it is there for, short for facts.property_id; its calls count as about it */
                    property_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Change an assistant’s name or some of its facts. A key that is not also for assistants:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assistant"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    unarchiveAssistant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Take an archived assistant back as a draft. A key that is not also for assistants:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assistant"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listAssistantTemplates: {
        parameters: {
            query?: {
                direction?: "inbound" | "outbound";
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The templates an assistant can begin with */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /**
                             * Format: uuid
                             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                             */
                            id: string;
                            name: string;
                            about: string | null;
                            /** @enum {string} */
                            direction: "inbound" | "outbound";
                            business_type: string | null;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listVoices: {
        parameters: {
            query?: {
                provider?: "vapi" | "11labs";
                search?: string;
                /** @description ISO 639-1, such as es */
                language?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The voices an assistant can speak with */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** @enum {string} */
                            provider: "vapi" | "11labs";
                            voice_id: string;
                            name: string;
                            about: string | null;
                            gender: string | null;
                            /** @description null when its provider does not say */
                            languages: string[] | null;
                        }[];
                        /** @description Why the voices of a provider are not in the list */
                        problem: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAssistantLacks: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What an assistant lacks before it is published */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistantLacks"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    publishAssistant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    note?: string | null;
                    /** @description Also write over what somebody changed in Vapi, which otherwise stops it */
                    over_drift?: boolean;
                };
            };
        };
        responses: {
            /** @description Make what an assistant was told live. A key that is not also for assistants:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            /** @description It stopped half-way; the body says where */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Publication"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAssistantChanges: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What publishing an assistant would change now */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistantDiff"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listAssistantVersions: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With a minus the newest first */
                sort?: "-created_at" | "created_at";
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything that was published of an assistant, the newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssistantVersionLine"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAssistantVersion: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
                /** @description Which version, such as 3 */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One version: what the assistant knew and said, and what changed with it */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistantVersion"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    restoreAssistantVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
                /** @description Which version, such as 3 */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** @description Also write over what somebody changed in Vapi, which otherwise stops it */
                    over_drift?: boolean;
                };
            };
        };
        responses: {
            /** @description Bring a version back, published as a new one. A key that is not also for assistants:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description incomplete: a step says why; publish again to go on
                         * @enum {string}
                         */
                        state: "done" | "incomplete";
                        /** @description The one that is live now */
                        version: number | null;
                        steps: {
                            /** @enum {string} */
                            step: "webhook" | "assistant" | "version" | "answering" | "number" | "client";
                            /** @enum {string} */
                            state: "waiting" | "done" | "failed" | "skipped";
                            /** @description What went wrong, or why it was left out */
                            message: string | null;
                            /** @description Somebody changed it in Vapi: publish with over_drift to write over that */
                            is_drift: boolean;
                        }[];
                        /** @description Questions whose old answer is not accepted any more, so that the draft’s stayed */
                        kept_from_draft: string[];
                        /** @description Told to keys that are for assistants:read too */
                        differs_from_version: components["schemas"]["AssistantDiff"] | null;
                    };
                };
            };
            /** @description It stopped half-way; the body says where */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description incomplete: a step says why; publish again to go on
                         * @enum {string}
                         */
                        state: "done" | "incomplete";
                        /** @description The one that is live now */
                        version: number | null;
                        steps: {
                            /** @enum {string} */
                            step: "webhook" | "assistant" | "version" | "answering" | "number" | "client";
                            /** @enum {string} */
                            state: "waiting" | "done" | "failed" | "skipped";
                            /** @description What went wrong, or why it was left out */
                            message: string | null;
                            /** @description Somebody changed it in Vapi: publish with over_drift to write over that */
                            is_drift: boolean;
                        }[];
                        /** @description Questions whose old answer is not accepted any more, so that the draft’s stayed */
                        kept_from_draft: string[];
                        /** @description Told to keys that are for assistants:read too */
                        differs_from_version: components["schemas"]["AssistantDiff"] | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAssistantDrift: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How an assistant differed at Vapi when it was last compared */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistantDrift"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    compareAssistant: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Ask Vapi whether an assistant still is as it was published. A key that is not also for assistants:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssistantDrift"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    putAssistantBack: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Undo at Vapi what somebody changed there. A key that is not also for assistants:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description What was written as it was published */
                        members: string[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    takeAssistantFromVapi: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Make what somebody changed at Vapi the live version. A key that is not also for assistants:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        version: number;
                        /** @description What went back into the facts, in words */
                        kept: string[];
                        /** @description What the next publishing replaces */
                        only_in_version: string[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTestCall: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where a test call stands, and what it proved */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestCall"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listTestCalls: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The latest test calls of an assistant, the newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TestCallLine"][];
                        next: null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    placeTestCall: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    to_number: string;
                };
            };
        };
        responses: {
            /** @description Have an assistant ring somebody who wants to try it. A key that is not also for assistants:read gets only the id */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestCall"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTestCallReadiness: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Whether an assistant can make a test call, and why not */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestCallReadiness"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listAvailablePhoneNumbers: {
        parameters: {
            query?: {
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where the pool has free numbers */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            country: string;
                            country_name: string;
                            free: number;
                            area_codes: {
                                area_code: string;
                                free: number;
                            }[];
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    pickPhoneNumber: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    assistant_id: string;
                    country?: string;
                    area_code?: string;
                    /** @default false */
                    or_any_area?: boolean;
                    /** @default false */
                    another?: boolean;
                    /** @default false */
                    even_if_live?: boolean;
                };
            };
        };
        responses: {
            /** @description Take a free number of the pool for an assistant. A key that is not also for numbers:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    buyPhoneNumber: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    area_code: string;
                    /**
                     * Format: uuid
                     * @description For keys of the agency: which client. A client’s own keys leave it out.
                     */
                    client_id?: string;
                };
            };
        };
        responses: {
            /** @description Buy a number at Vapi. A key that is not also for numbers:read gets only the id */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    importPhoneNumbers: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * Format: uuid
                     * @description A client with an account of its own; left out, the organisation’s
                     */
                    client_id?: string;
                };
            };
        };
        responses: {
            /** @description Take over the numbers that Vapi has */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        added: number;
                        with_client: number;
                        in_use_elsewhere: number;
                        refreshed: number;
                        wrong: number;
                        missing: number;
                        left_out: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    assignPhoneNumber: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    client_id: string;
                    assistant_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Give a client a number of the pool. A key that is not also for numbers:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    repairPhoneNumber: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Put a number right at Vapi. A key that is not also for numbers:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    endPhoneNumberRest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Let a number of the pool be given out before its rest is over. A key that is not also for numbers:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listPhoneNumbers: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With a minus the newest first */
                sort?: "-created_at" | "created_at";
                /** @description Part of a number or of its label */
                text?: string;
                country?: string;
                provider?: ("vapi" | "twilio" | "vonage" | "telnyx" | "byo")[];
                is_active?: "true" | "false";
                /** @description For keys of the agency: those no client has */
                is_in_pool?: "true" | "false";
                assistant_id?: string;
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Phone numbers with what they did, the newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PhoneNumberLine"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createPhoneNumber: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                    label?: string | null;
                    vapi_phone_number_id?: string | null;
                    /** @enum {string} */
                    provider?: "vapi" | "twilio" | "vonage" | "telnyx" | "byo";
                    /**
                     * Format: uuid
                     * @description For keys of the agency: which client. A client’s own keys leave it out.
                     */
                    client_id?: string;
                    /**
                     * Format: uuid
                     * @description Of that client; left out, its usual assistant answers
                     */
                    assistant_id?: string;
                };
            };
        };
        responses: {
            /** @description Write down a number that calls may be made with. A key that is not also for numbers:read gets only the id */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPhoneNumber: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One phone number: who answers it, how it stands, and what it did */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    putPhoneNumber: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label?: string | null;
                    greeting?: string | null;
                    forward_to?: string | null;
                    /** @description Of this number alone; null is as the client’s answering plan says */
                    hours?: components["schemas"]["BusinessHoursIn"] | null;
                    /** @description Instead of the assistant’s; for keys of the agency */
                    voice?: {
                        /** @enum {string} */
                        provider: "vapi" | "11labs";
                        voice_id: string;
                    } | null;
                    /** @description An inactive one takes no calls; for keys of the agency */
                    is_active?: boolean;
                    /** @description Who answers; null is the client’s usual assistant */
                    assistant_id?: string | null;
                };
            };
        };
        responses: {
            /** @description The same as PATCH, for programs that send PUT. A key that is not also for numbers:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    releasePhoneNumber: {
        parameters: {
            query?: {
                /** @description Also when a published assistant answers it */
                even_if_live?: "true" | "false";
            };
            header?: {
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to read */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updatePhoneNumber: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    label?: string | null;
                    greeting?: string | null;
                    forward_to?: string | null;
                    /** @description Of this number alone; null is as the client’s answering plan says */
                    hours?: components["schemas"]["BusinessHoursIn"] | null;
                    /** @description Instead of the assistant’s; for keys of the agency */
                    voice?: {
                        /** @enum {string} */
                        provider: "vapi" | "11labs";
                        voice_id: string;
                    } | null;
                    /** @description An inactive one takes no calls; for keys of the agency */
                    is_active?: boolean;
                    /** @description Who answers; null is the client’s usual assistant */
                    assistant_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Change what is said about a number, or who answers it. A key that is not also for numbers:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    setPrimaryPhoneNumber: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Make a number the one that comes first for its client. A key that is not also for numbers:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumber"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listPhoneNumberRequests: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With a minus the newest first */
                sort?: "-created_at" | "created_at";
                state?: ("open" | "fulfilled" | "declined" | "cancelled")[];
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What numbers were asked for, the newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PhoneNumberRequest"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    requestPhoneNumber: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    assistant_id?: string | null;
                    country: string;
                    area_code?: string | null;
                    note?: string | null;
                    /**
                     * Format: uuid
                     * @description For keys of the agency: which client. A client’s own keys leave it out.
                     */
                    client_id?: string;
                };
            };
        };
        responses: {
            /** @description Ask the agency for a number that the pool does not have. A key that is not also for numbers:read gets only the id */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumberRequest"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getPhoneNumberRequest: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One request for a number */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumberRequest"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cancelPhoneNumberRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Withdraw a request for a number. A key that is not also for numbers:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumberRequest"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    fulfilPhoneNumberRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    phone_number_id: string;
                };
            };
        };
        responses: {
            /** @description Give a client the number it asked for. A key that is not also for numbers:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumberRequest"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    declinePhoneNumberRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    answer: string;
                };
            };
        };
        responses: {
            /** @description Say no to a request for a number, and why. A key that is not also for numbers:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneNumberRequest"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    placeCall: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /**
                     * @description With its country code
                     * @example +14155552671
                     */
                    phone_number: string;
                    /**
                     * Format: uuid
                     * @description One that is published
                     */
                    assistant_id: string;
                    /** @description Whose number it is */
                    lead_id?: string | null;
                    /** @description Comes back with the attempt, and with the call in webhooks */
                    metadata?: {
                        [key: string]: string | number | boolean;
                    } | null;
                    /**
                     * Format: uuid
                     * @description For keys of the agency: which client. A client’s own keys leave it out.
                     */
                    client_id?: string;
                };
            };
        };
        responses: {
            /** @description Have an assistant call somebody */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallAttempt"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listCallAttempts: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With a minus the newest first */
                sort?: "-created_at" | "created_at";
                state?: ("claimed" | "placed" | "ended" | "refused" | "uncertain" | "absent")[];
                lead_id?: string;
                assistant_id?: string;
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Attempts to call somebody, newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CallAttempt"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCallAttempt: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What became of an attempt to call somebody */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallAttempt"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listLeads: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With a minus the newest first */
                sort?: "-last_activity_at" | "last_activity_at";
                /** @description Part of a name, number or e-mail address */
                text?: string;
                status?: ("new" | "contacted" | "qualified" | "appointment" | "offer" | "won" | "lost" | "do_not_call")[];
                source?: ("phone" | "csv" | "api" | "manual")[];
                min_score?: number;
                assignee_id?: string;
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Leads, the one with which something happened last first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LeadLine"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string | null;
                    email?: string | null;
                    number?: string | null;
                    time_zone?: string | null;
                    assignee_id?: string | null;
                    note?: string | null;
                    custom_fields?: {
                        [key: string]: string;
                    };
                    /** @description What they look for. Only what is sent changes; null empties a field. */
                    qualification?: {
                        budget?: components["schemas"]["MoneyIn"] | null;
                        move_in_on?: string | null;
                        bedrooms?: number | null;
                        size_area?: string | null;
                        needs?: string | null;
                        timeframe?: string | null;
                    };
                    /**
                     * Format: uuid
                     * @description For keys of the agency: which client. A client’s own keys leave it out.
                     */
                    client_id?: string;
                };
            };
        };
        responses: {
            /** @description Write down a lead. A key that is not also for leads:read gets only the id */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getLead: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One lead with all that is known of it */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateLead: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string | null;
                    email?: string | null;
                    number?: string | null;
                    time_zone?: string | null;
                    assignee_id?: string | null;
                    note?: string | null;
                    custom_fields?: {
                        [key: string]: string;
                    };
                    /** @description What they look for. Only what is sent changes; null empties a field. */
                    qualification?: {
                        budget?: components["schemas"]["MoneyIn"] | null;
                        move_in_on?: string | null;
                        bedrooms?: number | null;
                        size_area?: string | null;
                        needs?: string | null;
                        timeframe?: string | null;
                    };
                    /** @enum {string} */
                    status?: "new" | "contacted" | "qualified" | "appointment" | "offer" | "won" | "lost" | "do_not_call";
                };
            };
        };
        responses: {
            /** @description Change what is written down about a lead. A key that is not also for leads:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Lead"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    addLeadNote: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Done; there is nothing to read */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listLeadActivities: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With a minus the newest first */
                sort?: "-at" | "at";
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All that happened with a lead, the newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LeadActivity"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listLeadConsents: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What a lead agreed to or took back, the newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Consent"][];
                        next: null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    recordLeadConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    channel: "call" | "sms" | "email";
                    is_given: boolean;
                    how: string;
                    evidence?: string | null;
                };
            };
        };
        responses: {
            /** @description Write down what a lead agreed to or took back. A key that is not also for leads:read gets only the id */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Consent"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listSuppressions: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With a minus the newest first */
                sort?: "-created_at" | "created_at";
                show?: "in_force" | "lifted" | "all";
                /** @description Part of a number */
                text?: string;
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Numbers that must not be called, the newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Suppression"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    addSuppression: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    number: string;
                    reason: string;
                    /**
                     * Format: uuid
                     * @description For keys of the agency: which client. A client’s own keys leave it out.
                     */
                    client_id?: string;
                };
            };
        };
        responses: {
            /** @description Say that a number must not be called. A key that is not also for suppressions:read gets only the id */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suppression"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getSuppression: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One number that must not be called, or might not */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suppression"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    liftSuppression: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    reason: string;
                };
            };
        };
        responses: {
            /** @description Say, with a reason, that a number may be called again. A key that is not also for suppressions:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Suppression"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listProperties: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With a minus the newest first */
                sort?: "-created_at" | "created_at";
                /** @description Part of the address, the city, the reference or the agent’s name */
                text?: string;
                status?: ("coming_soon" | "available" | "under_offer" | "sold" | "let" | "off_market")[];
                listing?: ("sale" | "rent")[];
                city?: string;
                /** @description Those taken out of the list instead of those in it */
                archived?: "true" | "false";
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Properties, the newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PropertyLine"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createProperty: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address: string;
                    city: string;
                    reference?: string | null;
                    postcode?: string | null;
                    currency?: string;
                    bedrooms?: number | null;
                    bathrooms?: number | null;
                    area?: number | null;
                    area_unit?: string;
                    description?: string | null;
                    features?: string[];
                    photo_urls?: string[];
                    agent_name?: string | null;
                    agent_number?: string | null;
                    agent_email?: string | null;
                    price?: components["schemas"]["MoneyIn"] | null;
                    /** @enum {string} */
                    listing?: "sale" | "rent";
                    /** @enum {string} */
                    status?: "coming_soon" | "available" | "under_offer" | "sold" | "let" | "off_market";
                    /**
                     * Format: uuid
                     * @description For keys of the agency: which client. A client’s own keys leave it out.
                     */
                    client_id?: string;
                };
            };
        };
        responses: {
            /** @description Add a property. A key that is not also for properties:read gets only the id */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Property"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getProperty: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One property with its units */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Property"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateProperty: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string;
                    city?: string;
                    reference?: string | null;
                    postcode?: string | null;
                    currency?: string;
                    bedrooms?: number | null;
                    bathrooms?: number | null;
                    area?: number | null;
                    area_unit?: string;
                    description?: string | null;
                    features?: string[];
                    photo_urls?: string[];
                    agent_name?: string | null;
                    agent_number?: string | null;
                    agent_email?: string | null;
                    price?: components["schemas"]["MoneyIn"] | null;
                    /** @enum {string} */
                    listing?: "sale" | "rent";
                    /** @enum {string} */
                    status?: "coming_soon" | "available" | "under_offer" | "sold" | "let" | "off_market";
                };
            };
        };
        responses: {
            /** @description Change what is said about a property. A key that is not also for properties:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Property"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    checkProperty: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    is_healthy: boolean;
                };
            };
        };
        responses: {
            /** @description Say that somebody made sure that all this is right. A key that is not also for properties:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Property"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    archiveProperty: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take a property out of all lists. A key that is not also for properties:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Property"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    unarchiveProperty: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Put an archived property back. A key that is not also for properties:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Property"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listUnits: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The units of a property, by name */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Unit"][];
                        next: null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    floor_plan?: string | null;
                    bedrooms?: number | null;
                    available_on?: string | null;
                    /** @description Per month, in the currency of the property */
                    rent?: components["schemas"]["MoneyIn"] | null;
                    /** @enum {string} */
                    status?: "available" | "reserved" | "let" | "off_market";
                };
            };
        };
        responses: {
            /** @description Add a unit to a property. A key that is not also for properties:read gets only the id */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unit"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getUnit: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One unit of a property */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unit"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    removeUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to read */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateUnit: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    floor_plan?: string | null;
                    bedrooms?: number | null;
                    available_on?: string | null;
                    /** @description Per month, in the currency of the property */
                    rent?: components["schemas"]["MoneyIn"] | null;
                    /** @enum {string} */
                    status?: "available" | "reserved" | "let" | "off_market";
                };
            };
        };
        responses: {
            /** @description Change a unit. A key that is not also for properties:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unit"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listFreeTimes: {
        parameters: {
            query: {
                kind: "viewing" | "tour" | "meeting";
                /** @description Times that begin then or later: an instant, or a day in the client’s zone (the agency’s where no client is meant) */
                from?: string;
                /** @description Times that begin earlier: an instant, which is not part of the period, or a day, which is */
                to?: string;
                team_member_id?: string;
                /** @description How many at most */
                limit?: number;
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Times that can be had */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /**
                             * Format: date-time
                             * @description A moment in time with its offset
                             * @example 2026-03-04T14:12:00.000Z
                             */
                            starts_at: string;
                            /**
                             * Format: date-time
                             * @description A moment in time with its offset
                             * @example 2026-03-04T14:12:00.000Z
                             */
                            ends_at: string;
                            /**
                             * Format: uuid
                             * @example 0b54bd6c-95a6-4b40-a6c2-5b0f6a2f2c39
                             */
                            team_member_id: string;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listAppointments: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With a minus the latest first */
                sort?: "starts_at" | "-starts_at";
                /** @description Those that begin then or later: an instant, or a day in the client’s zone (the agency’s where no client is meant) */
                from?: string;
                /** @description Those that begin earlier: an instant, which is not part of the period, or a day, which is */
                to?: string;
                /** @description Whether their time has passed */
                is_over?: "true" | "false";
                status?: ("pending" | "confirmed" | "done" | "no_show" | "cancelled")[];
                kind?: ("viewing" | "tour" | "meeting")[];
                lead_id?: string;
                property_id?: string;
                team_member_id?: string;
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Appointments in the order they begin */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Appointment"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createAppointment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    kind: "viewing" | "tour" | "meeting";
                    /** Format: date-time */
                    starts_at: string;
                    minutes?: number;
                    team_member_id?: string;
                    /** Format: uuid */
                    lead_id?: string;
                    /** Format: uuid */
                    property_id?: string;
                    /** Format: uuid */
                    unit_id?: string;
                    place?: string | null;
                    attendee_name?: string | null;
                    attendee_number?: string | null;
                    attendee_email?: string | null;
                    note?: string | null;
                    /**
                     * Format: uuid
                     * @description For keys of the agency: which client. A client’s own keys leave it out.
                     */
                    client_id?: string;
                };
            };
        };
        responses: {
            /** @description Enter an appointment that was agreed on. A key that is not also for appointments:read gets only the id */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getAppointment: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One appointment */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateAppointment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    starts_at?: string;
                    minutes?: number;
                    team_member_id?: string;
                    place?: string | null;
                    attendee_name?: string | null;
                    attendee_number?: string | null;
                    attendee_email?: string | null;
                    note?: string | null;
                    lead_id?: string | null;
                    property_id?: string | null;
                    unit_id?: string | null;
                };
            };
        };
        responses: {
            /** @description Move an appointment, or change what is said about it. A key that is not also for appointments:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    confirmAppointment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    team_member_id?: string;
                };
            };
        };
        responses: {
            /** @description Say that an appointment takes place, and who takes it. A key that is not also for appointments:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cancelAppointment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    reason?: string | null;
                };
            };
        };
        responses: {
            /** @description Call an appointment off. A key that is not also for appointments:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    markAppointment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    status: "done" | "no_show";
                };
            };
        };
        responses: {
            /** @description Say how an appointment went. A key that is not also for appointments:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appointment"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listTeam: {
        parameters: {
            query?: {
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The people of a client who take appointments, tasks and leads */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["TeamMember"][];
                        next: null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createTeamMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name: string;
                    email?: string | null;
                    number?: string | null;
                    takes_appointments?: boolean;
                    /** @description Kept free before each appointment */
                    buffer_before_minutes?: number;
                    buffer_after_minutes?: number;
                    /** @description Replaced whole; null is the business hours of the client */
                    availability?: {
                        /** @description A day left out is a day off */
                        week: {
                            mon?: {
                                from: string;
                                to: string;
                            }[];
                            tue?: {
                                from: string;
                                to: string;
                            }[];
                            wed?: {
                                from: string;
                                to: string;
                            }[];
                            thu?: {
                                from: string;
                                to: string;
                            }[];
                            fri?: {
                                from: string;
                                to: string;
                            }[];
                            sat?: {
                                from: string;
                                to: string;
                            }[];
                            sun?: {
                                from: string;
                                to: string;
                            }[];
                        };
                        /**
                         * @description Days such as 2026-12-25 with times of their own; without any it is a day off
                         * @default []
                         */
                        exceptions?: {
                            on: string;
                            ranges: {
                                from: string;
                                to: string;
                            }[];
                        }[];
                    } | null;
                    /**
                     * Format: uuid
                     * @description For keys of the agency: which client. A client’s own keys leave it out.
                     */
                    client_id?: string;
                };
            };
        };
        responses: {
            /** @description Add somebody who takes appointments, tasks and leads. A key that is not also for appointments:read gets only the id */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMember"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTeamMember: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One person of a client’s team */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMember"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateTeamMember: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    name?: string;
                    email?: string | null;
                    number?: string | null;
                    takes_appointments?: boolean;
                    /** @description Kept free before each appointment */
                    buffer_before_minutes?: number;
                    buffer_after_minutes?: number;
                    /** @description Replaced whole; null is the business hours of the client */
                    availability?: {
                        /** @description A day left out is a day off */
                        week: {
                            mon?: {
                                from: string;
                                to: string;
                            }[];
                            tue?: {
                                from: string;
                                to: string;
                            }[];
                            wed?: {
                                from: string;
                                to: string;
                            }[];
                            thu?: {
                                from: string;
                                to: string;
                            }[];
                            fri?: {
                                from: string;
                                to: string;
                            }[];
                            sat?: {
                                from: string;
                                to: string;
                            }[];
                            sun?: {
                                from: string;
                                to: string;
                            }[];
                        };
                        /**
                         * @description Days such as 2026-12-25 with times of their own; without any it is a day off
                         * @default []
                         */
                        exceptions?: {
                            on: string;
                            ranges: {
                                from: string;
                                to: string;
                            }[];
                        }[];
                    } | null;
                    is_active?: boolean;
                };
            };
        };
        responses: {
            /** @description Change what is known of somebody, when they are there, or that they left. A key that is not also for appointments:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TeamMember"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getBookingPlan: {
        parameters: {
            query?: {
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How a client’s times are offered and booked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingPlan"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateBookingPlan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    viewing_minutes?: number;
                    tour_minutes?: number;
                    meeting_minutes?: number;
                    /** @description Times are offered at these steps: 30 is on the hour and half past */
                    step_minutes?: number;
                    minimum_notice_minutes?: number;
                    days_ahead?: number;
                    /** @description What is booked in a call is confirmed at once */
                    book_directly?: boolean;
                    /** Format: uuid */
                    client_id?: string;
                };
            };
        };
        responses: {
            /** @description Change how times are offered from now on. A key that is not also for appointments:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingPlan"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listTasks: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                show?: "open" | "overdue" | "done" | "all";
                kind?: ("viewing" | "follow_up" | "callback")[];
                assignee_id?: string;
                lead_id?: string;
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What people of the client have to do */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Task"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title: string;
                    /** @enum {string} */
                    kind?: "viewing" | "follow_up" | "callback";
                    due_at?: string | null;
                    text?: string | null;
                    assignee_id?: string | null;
                    lead_id?: string | null;
                    property_id?: string | null;
                    appointment_id?: string | null;
                    /**
                     * Format: uuid
                     * @description For keys of the agency: which client. A client’s own keys leave it out.
                     */
                    client_id?: string;
                };
            };
        };
        responses: {
            /** @description Write down something to do. A key that is not also for tasks:read gets only the id */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTask: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One task */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    title?: string;
                    /** @enum {string} */
                    kind?: "viewing" | "follow_up" | "callback";
                    due_at?: string | null;
                    text?: string | null;
                    assignee_id?: string | null;
                    lead_id?: string | null;
                    property_id?: string | null;
                    appointment_id?: string | null;
                    is_done?: boolean;
                };
            };
        };
        responses: {
            /** @description Change a task, or say that it is done. A key that is not also for tasks:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Task"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listOffers: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With a minus the newest first */
                sort?: "-created_at" | "created_at";
                status?: ("open" | "countered" | "accepted" | "declined" | "withdrawn" | "expired")[];
                lead_id?: string;
                property_id?: string;
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Offers, the newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Offer"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createOffer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount: {
                        amount_minor: number;
                        currency: string;
                    };
                    expires_at?: string | null;
                    property_id?: string | null;
                    lead_id?: string | null;
                    conditions?: string | null;
                    buyer_name?: string | null;
                    buyer_number?: string | null;
                    /**
                     * Format: uuid
                     * @description For keys of the agency: which client. A client’s own keys leave it out.
                     */
                    client_id?: string;
                };
            };
        };
        responses: {
            /** @description Note an offer that was made. A key that is not also for offers:read gets only the id */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getOffer: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One offer */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    decideOffer: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    status: "open" | "countered" | "accepted" | "declined" | "withdrawn";
                    /** @description Kept in the lead’s history */
                    note?: string | null;
                };
            };
        };
        responses: {
            /** @description Accept, decline, counter or withdraw an offer. A key that is not also for offers:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Offer"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With a minus the newest first */
                sort?: "-created_at" | "created_at";
                /** @description waiting: nobody took care of them yet; unread: nobody opened them either */
                show?: "waiting" | "unread" | "all";
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Messages callers left, the newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Message"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                        waiting: number;
                        unread: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    takeMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                    caller_name?: string | null;
                    caller_number?: string | null;
                    for_whom?: string | null;
                    is_urgent?: boolean;
                    /**
                     * Format: uuid
                     * @description For keys of the agency: which client. A client’s own keys leave it out.
                     */
                    client_id?: string;
                };
            };
        };
        responses: {
            /** @description Take a message for the client. A key that is not also for messages:read gets only the id */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getMessage: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One message a caller left */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {boolean} */
                    is_read?: true;
                    is_handled?: boolean;
                };
            };
        };
        responses: {
            /** @description Say that a message was opened, or that somebody took care of it. A key that is not also for messages:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    answerMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    text: string;
                };
            };
        };
        responses: {
            /** @description Write down what the caller was answered. A key that is not also for messages:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listWebhookEvents: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With a minus the newest first */
                sort?: "-received_at" | "received_at";
                client_id?: string;
                state?: ("ready" | "done" | "dead" | "quarantined")[];
                cause?: ("unreadable" | "signature" | "too_large")[];
                source?: ("vapi" | "reconciliation")[];
                /** @description How its type begins, such as status-update */
                type?: string;
                vapi_call_id?: string;
                /** @description Received then or later: an instant, or a day in the client’s zone (the agency’s where no client is meant) */
                from?: string;
                /** @description Received earlier: an instant, which is not part of the period, or a day, which is */
                to?: string;
                is_test?: "true" | "false";
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What Vapi reported, what came last first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WebhookEvent"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getWebhookEvent: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One webhook event without its body */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEvent"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getWebhookEventBody: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was received, its secrets masked */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        text: string;
                        /** @description false: bytes that are no text stand as U+FFFD */
                        is_utf8: boolean;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replayWebhookEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            /** @description Apply an event again. A key that is not also for events:read gets only the id */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEvent"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    replayWebhookEvents: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids?: string[];
                    filter?: {
                        /** Format: uuid */
                        client_id?: string;
                        /** @enum {string} */
                        state?: "ready" | "done" | "dead" | "quarantined";
                        /** @enum {string} */
                        cause?: "unreadable" | "signature" | "too_large";
                        /** @enum {string} */
                        source?: "vapi" | "reconciliation";
                        /** @description How its type begins, such as status-update */
                        type?: string;
                        vapi_call_id?: string;
                        /**
                         * @description Received then or later: an instant, or a day in the client’s zone (the agency’s where no client is meant)
                         * @example 2026-03-01
                         */
                        from?: string;
                        /**
                         * @description Received earlier: an instant, which is not part of the period, or a day, which is
                         * @example 2026-03-31
                         */
                        to?: string;
                        is_test?: boolean;
                    };
                };
            };
        };
        responses: {
            /** @description Apply many events again: those named, or all that match */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        events: number;
                        /** @description A job works through them; then nothing is replayed or kept yet */
                        is_queued: boolean;
                        replayed: number;
                        /** @description Still set aside */
                        kept: {
                            reason: string;
                            events: number;
                        }[];
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listCalls: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With a minus the newest first */
                sort?: "-started_at" | "started_at";
                /** @description Calls that began then or later: an instant, or a day in the client’s zone (the agency’s where no client is meant) */
                from?: string;
                /** @description Calls that began earlier: an instant, which is not part of the period, or a day, which is */
                to?: string;
                /** @description Exactly this number, with its country code, on either side of the call */
                number?: string;
                direction?: ("inbound" | "outbound" | "web")[];
                status?: ("scheduled" | "queued" | "ringing" | "in_progress" | "forwarding" | "ended")[];
                outcome?: ("viewing_scheduled" | "tour_scheduled" | "appointment_booked" | "offer_created" | "lead_qualified" | "callback_requested" | "message_taken" | "information_provided" | "opted_out" | "completed" | "transferred" | "screened" | "voicemail" | "no_answer" | "busy" | "rejected" | "failed_to_connect" | "provider_failed" | "not_configured" | "not_started" | "deleted" | "other")[];
                /** @description What the client’s own Vapi set-up says it led to, such as Booked */
                reported_outcome?: string;
                /** @description What they mainly wanted, such as schedule_viewing */
                intent?: string;
                /** @description Part of a number or name; words of the conversation, within one client */
                text?: string;
                lead_id?: string;
                property_id?: string;
                assistant_id?: string;
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Calls that match every filter given, the newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CallLine"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCall: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One call with what was understood of it */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    correctCall: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    outcome?: "viewing_scheduled" | "tour_scheduled" | "appointment_booked" | "offer_created" | "lead_qualified" | "callback_requested" | "message_taken" | "information_provided" | "opted_out" | "completed" | "transferred" | "screened" | "voicemail" | "no_answer" | "busy" | "rejected" | "failed_to_connect" | "provider_failed" | "not_configured" | "not_started" | "deleted" | "other";
                    /** @enum {string} */
                    intent?: "property_inquiry" | "schedule_viewing" | "make_offer" | "book_appointment" | "change_appointment" | "cancel_appointment" | "service_question" | "price_question" | "hours_or_location" | "speak_to_agent" | "leave_message" | "call_back_later" | "complaint" | "not_interested" | "do_not_call" | "general";
                    /**
                     * @description Takes the correction back
                     * @enum {boolean}
                     */
                    reset?: true;
                };
            };
        };
        responses: {
            /** @description Correct what a call led to, or what was wanted on it. A key that is not also for calls:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getTranscription: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was said on a call, line by line and as one text */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transcription"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getRecording: {
        parameters: {
            query?: {
                channel?: "mono" | "stereo";
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The recording of a call, as sound */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "audio/*": string;
                };
            };
            /** @description The part that Range asked for */
            206: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "audio/*": string;
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getCallOverview: {
        parameters: {
            query?: {
                /** @description Calls that began then or later: an instant, or a day in the client’s zone (the agency’s where no client is meant) */
                from?: string;
                /** @description Calls that began earlier: an instant, which is not part of the period, or a day, which is */
                to?: string;
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What calls came to in a period */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CallOverview"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getFiguresByProperty: {
        parameters: {
            query?: {
                /** @description Calls that began then or later: an instant, or a day in the client’s zone (the agency’s where no client is meant) */
                from?: string;
                /** @description Calls that began earlier: an instant, which is not part of the period, or a day, which is */
                to?: string;
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before */
                cursor?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened with each property in a period, the one with most calls first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        client_id: string | null;
                        /**
                         * Format: date-time
                         * @description A moment in time with its offset
                         * @example 2026-03-04T14:12:00.000Z
                         */
                        from: string;
                        /**
                         * Format: date-time
                         * @description A moment in time with its offset
                         * @example 2026-03-04T14:12:00.000Z
                         */
                        to: string;
                        time_zone: string;
                        data: components["schemas"]["PropertyFigures"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With a minus the newest first */
                sort?: "-created_at" | "created_at";
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Addresses that are told what happens */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Webhook"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    url: string;
                    description?: string | null;
                    /** @default [] */
                    types?: ("call.completed" | "call.updated" | "lead.created" | "lead.updated" | "appointment.requested" | "appointment.confirmed" | "appointment.moved" | "appointment.cancelled" | "appointment.ended" | "message.taken" | "message.updated" | "offer.created" | "offer.updated" | "task.created" | "task.done" | "suppression.added" | "suppression.lifted" | "end-of-call-report" | "status-update" | "transcript" | "conversation-update" | "tool-calls" | "transfer-update" | "speech-update" | "user-interrupted" | "hang" | "call.artifact.upload" | "call.deleted" | "assistant-request")[];
                    /**
                     * Format: uuid
                     * @description For keys of the agency: which client. A client’s own keys leave it out.
                     */
                    client_id?: string;
                };
            };
        };
        responses: {
            /** @description Have an address told what happens from now on. A key that is not also for webhooks:read gets only the id */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewWebhook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getWebhook: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One address that is told what happens */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    deleteWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; there is nothing to read */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    url?: string;
                    description?: string | null;
                    types?: ("call.completed" | "call.updated" | "lead.created" | "lead.updated" | "appointment.requested" | "appointment.confirmed" | "appointment.moved" | "appointment.cancelled" | "appointment.ended" | "message.taken" | "message.updated" | "offer.created" | "offer.updated" | "task.created" | "task.done" | "suppression.added" | "suppression.lifted" | "end-of-call-report" | "status-update" | "transcript" | "conversation-update" | "tool-calls" | "transfer-update" | "speech-update" | "user-interrupted" | "hang" | "call.artifact.upload" | "call.deleted" | "assistant-request")[];
                    is_on?: boolean;
                };
            };
        };
        responses: {
            /** @description Change an address, what it is told of, or switch it on or off. A key that is not also for webhooks:read gets only the id */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A new signing secret */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * @description Signs every delivery (Standard Webhooks). Shown this once.
                         * @example whsec_…
                         */
                        secret: string;
                        /**
                         * Format: date-time
                         * @description A moment in time with its offset
                         * @example 2026-03-04T14:12:00.000Z
                         */
                        old_secret_until: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send a signed test event now, and see what it is answered */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        is_delivered: boolean;
                        status: number | null;
                        duration_ms: number;
                        /** @description How the answer begins */
                        answer: string;
                        message: string;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    resendFailedDeliveries: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    since?: string;
                };
            };
        };
        responses: {
            /** @description Send again what failed for good on its way to an address */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        queued: number;
                        left: number;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With a minus the newest first */
                sort?: "-created_at" | "created_at";
                webhook_id?: string;
                state?: ("waiting" | "delivered" | "failed")[];
                type?: string;
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The log of what was sent to your addresses, the newest first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DeliveryLine"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getDelivery: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One event on its way to one address, with its tries */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    resendDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of yours, such as a UUID. A request that is sent again with it is done once, and answered the same for a day. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The ETag of what you read. When it has changed since, nothing is done and the answer is 412. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Send one event again, under the same webhook-id. A key that is not also for webhooks:read gets only the id */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description How many at most */
                limit?: number;
                /** @description `next` of the page before, with the same filters and sort */
                cursor?: string;
                /** @description With a minus the newest first */
                sort?: "-created_at" | "created_at";
                type?: ("call.completed" | "call.updated" | "lead.created" | "lead.updated" | "appointment.requested" | "appointment.confirmed" | "appointment.moved" | "appointment.cancelled" | "appointment.ended" | "message.taken" | "message.updated" | "offer.created" | "offer.updated" | "task.created" | "task.done" | "suppression.added" | "suppression.lifted")[];
                /** @description Of one call, lead, appointment … */
                subject_id?: string;
                /** @description For keys of the agency: which client. A client’s own keys leave it out. */
                client_id?: string;
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened, the newest first: the events that addresses are told */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Event"][];
                        /** @description Where the next page begins; null on the last one */
                        next: string | null;
                    };
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    getEvent: {
        parameters: {
            query?: {
                /** @description Only these fields, separated by commas */
                fields?: string;
            };
            header?: never;
            path: {
                /** @description Its id */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One event, as addresses are told it */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    onCallCompletedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallCompletedEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onCallUpdatedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CallUpdatedEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLeadCreatedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeadCreatedEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onLeadUpdatedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeadUpdatedEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onAppointmentRequestedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentRequestedEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onAppointmentConfirmedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentConfirmedEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onAppointmentMovedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentMovedEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onAppointmentCancelledEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentCancelledEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onAppointmentEndedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointmentEndedEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onMessageTakenEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageTakenEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onMessageUpdatedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageUpdatedEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onOfferCreatedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferCreatedEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onOfferUpdatedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OfferUpdatedEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onTaskCreatedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskCreatedEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onTaskDoneEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskDoneEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onSuppressionAddedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuppressionAddedEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onSuppressionLiftedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SuppressionLiftedEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onEndOfCallReportEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VapiEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onStatusUpdateEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VapiEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onTranscriptEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VapiEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onConversationUpdateEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VapiEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onToolCallsEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VapiEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onTransferUpdateEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VapiEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onSpeechUpdateEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VapiEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onUserInterruptedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VapiEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onHangEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VapiEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onCallArtifactUploadEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VapiEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onCallDeletedEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VapiEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onAssistantRequestEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VapiEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onTestEvent: {
        parameters: {
            query?: never;
            header: {
                /** @description The same at every try of one event: keep it to know a repetition */
                "webhook-id": string;
                /** @description Unix seconds when this try was signed; refuse what is older than five minutes */
                "webhook-timestamp": string;
                /** @description One or two of `v1,<base64>`, separated by a space; any that fits is enough */
                "webhook-signature": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestEvent"];
            };
        };
        responses: {
            /** @description The address is gone: it is switched off and nothing is sent again */
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Taken. Answer first, work afterwards */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Anything else, a redirect too, is tried again */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
