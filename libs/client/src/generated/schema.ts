// Written by `npm run generate` from the API description. Do not edit.

export interface paths {
    "/.well-known/ratebook-keys.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys that signatures are checked with, as a JWK set (RFC 7517) */
        get: operations["signingKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process runs */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The service can answer
         * @description What it rests on, each by its name. 503 when something that is needed is down, or while stopping.
         */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schemas/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A JSON Schema of rule files, for editors: `package.v1.json` */
        get: operations["schema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Administrative changes, newest first */
        get: operations["audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/checkpoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Signed checkpoints of the audit chain, newest first */
        get: operations["auditCheckpoints"];
        put?: never;
        /**
         * Signs the end of the audit chain now
         * @description For who wants to keep it elsewhere. While the chain has not grown, the last one is answered.
         */
        post: operations["signCheckpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Walks the whole audit chain and names the first row that is not as it was written
         * @description A chain that breaks is an answer, not a problem: look at `ok`.
         */
        post: operations["verify"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One event, as it was kept */
        get: operations["event"];
        put?: never;
        /**
         * Counts usage events, each once for ever
         * @description What is answered as accepted is committed. Events are answered one by one: a bad one never loses a good one. Lines (NDJSON) are answered line by line, in order, while they still arrive. Bodies may come with `content-encoding: gzip`.
         */
        post: operations["ingest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/quarantined": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Events that wait until their workspace or type is known, oldest first
         * @description They count as soon as it is: by themselves within a minute, or at once when they are released.
         */
        get: operations["quarantined"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/quarantined/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Counts what waits and can be counted by now
         * @description Also what was refused before. Twice is the same as once.
         */
        post: operations["release"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Experiments in the order of their keys */
        get: operations["experiments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An experiment: its words, its stages with their dates, and who has which arm */
        get: operations["experiment"];
        /**
         * Creates an experiment as a draft, or replaces its words
         * @description Creating: with `if-none-match: *`, or no precondition. Replacing: with the ETag as `if-match`, else 428; 412 when somebody was quicker. Once started it never changes.
         */
        put: operations["putExperiment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approves what was looked at; by nobody who wrote or submitted it
         * @description The file of one in review, by its `contentHash`; or what the gates of the present stage say, by its `evidenceHash`.
         */
        post: operations["approveExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/assignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tells an arm before a price is shown, and keeps it
         * @description For a workspace, or for a subject that is none yet. Both: who signs up, with the arm of the subject.
         */
        post: operations["assign"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/assignments/{unit}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is kept of a unit: its arm, why and since when, and who shares it */
        get: operations["assignedUnit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/assignments/draw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draws arms for a fixed list of workspaces, balanced within strata and blocks
         * @description For a few hundred customers, where a hash leaves arms unlike. Whoever is drawn has the arm for ever; its price is told and locked by the first quote. Whoever could not enrol is left out, with the reason.
         */
        post: operations["drawList"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/assignments/peek": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an arm is or would be; enrols nobody */
        post: operations["peek"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that is kept of a finished experiment, signed
         * @description `ratebook analyse bundle.json` checks the signature and computes every figure again, without the service.
         */
        get: operations["experimentBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/drop-variant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes an arm out: nobody new gets it
         * @description Its members keep arm and price, and other arms do not grow into it.
         */
        post: operations["dropVariant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/emergency-stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends enrolment by a direct write, whatever else waits or is down
         * @description The worker then does what else a stop of enrolment does.
         */
        post: operations["emergencyStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/overrides/{workspace}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Gives a workspace a variant by hand, for a time
         * @description It decides prices whose period begins while it lasts. Who is given one before enrolling is never analysed. Another one replaces it.
         */
        put: operations["putOverride"];
        post?: never;
        /** Ends an override; the assignment applies again, where there is one */
        delete: operations["deleteOverride"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Halts the rollout: no stage is entered, and the time does not count
         * @description Whoever is covered still enrols. To enrol nobody, stop it.
         */
        post: operations["pauseExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every stage with its earliest date, before and after the start
         * @description Windows, frozen days and changes of clocks are counted in. A draft is dated as if it started now.
         */
        get: operations["previewExperiment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends an experiment back to its authors */
        post: operations["rejectExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the variants of an experiment did, how surely, and the verdict with its reasons
         * @description By the newest snapshot: effects with intervals that may be looked at any time, over time and by segments, guardrails, the price and the behaviour in a change of revenue, and what is wrong with the experiment itself.
         */
        get: operations["experimentResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lets a paused rollout go on where it was
         * @description Where a gate paused it, what that said is accepted in this stage, with a reason.
         */
        post: operations["resumeExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/ship": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Gives everybody one variant, in one reviewed act
         * @description The first call stops enrolment and asks to promote the variant’s version (202); somebody else approves that on the version; the same call again makes it so (200), keeps the decision and plans everybody else’s move as a migration.
         */
        post: operations["ship"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finds out what is known of an experiment now
         * @description Workers rate what is new and sum it up; the location in the reply says how far they have come. It is done once a day anyway, and before every gate that asks. Who asks while one is at work is given that one.
         */
        post: operations["takeSnapshot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/snapshots/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a snapshot has come */
        get: operations["experimentSnapshot"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Starts an approved experiment
         * @description What decides an arm is frozen. The buckets of the first stage are live from the first instant inside its windows, not before `startsAt`.
         */
        post: operations["startExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the rollout stands, why, and what comes next
         * @description Every stage with its date, every gate with what it says now, and all that has happened.
         */
        get: operations["status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ends enrolment, and of prices what the verb says
         * @description With `dryRun` it says whom it touches and what they pay, and changes nothing.
         */
        post: operations["stopExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as server-sent events, whenever it changes
         * @description Each event is called `status` and has the status as JSON; the first comes at once. Ends with the rollout, and after an hour.
         */
        get: operations["stream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/experiments/{key}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands an experiment in for review */
        post: operations["submitExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Keys that there are and were, oldest first */
        get: operations["keys"];
        put?: never;
        /** A new key, shown this once; it may do no more than the key that asks */
        post: operations["createApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Ends a key, everywhere within five seconds */
        delete: operations["revokeApiKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys/{id}/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another key for the same holder; the old one works a little longer */
        post: operations["rotateApiKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who asks: the holder of the key and what it may do */
        get: operations["me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/meters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What usage can be measured by, as published last */
        get: operations["meters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/outcomes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reports what became of customers: tickets, logins, whatever metrics.yaml counts
         * @description Each counts once by its id, so a batch may be sent again. What is wrong with one is said of that one, and the others are kept.
         */
        post: operations["sendOutcomes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Packages in the order of their keys */
        get: operations["packages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{key}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One package */
        get: operations["package"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{key}/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The version that is current at an instant */
        get: operations["current"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{key}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Versions of a package, oldest first, drafts among them */
        get: operations["versions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{key}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One version, wherever it stands in its life
         * @description The ETag of a draft is its revision, that of a published version its content hash.
         */
        get: operations["version"];
        /**
         * Creates a draft, or replaces its words
         * @description Creating: with `if-none-match: *`, or no precondition. Replacing: with the ETag as `if-match`, else 428; 412 when somebody was quicker. The same words again change nothing.
         */
        put: operations["putVersion"];
        post?: never;
        /** Takes a draft away */
        delete: operations["deleteVersion"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{key}/versions/{number}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approves what was looked at
         * @description A version in review, or with `from` the promotion of a published one; by another person.
         */
        post: operations["approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{key}/versions/{number}/break-glass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes without an approval, with a reason that is kept for ever */
        post: operations["breakGlass"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{key}/versions/{number}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a version says that another one does not */
        get: operations["diff"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{key}/versions/{number}/promote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes a published version current from an instant on
         * @description The first call notes the wish (202); somebody else approves it; the same call again makes it so (200).
         */
        post: operations["promote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{key}/versions/{number}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publishes an approved version; what is published already is answered again */
        post: operations["publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{key}/versions/{number}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a version back to its authors, or refuses a promotion */
        post: operations["reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{key}/versions/{number}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a version for everything new */
        post: operations["retire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{key}/versions/{number}/source": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rule file as it was written */
        get: operations["source"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{key}/versions/{number}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hands a draft in for review */
        post: operations["submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/{key}/versions/{number}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a version back from review; approvals are void */
        post: operations["withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packages/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everything that can be said about a rule file; nothing is kept */
        post: operations["checkText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bills every period that is over: one final quote each, from metered usage
         * @description A worker does it; the location in the reply says how far it has come. Periods that are final stay as they are, and get an adjustment when events came late.
         */
        post: operations["closePeriods"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/periods/closes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A period close: how far it has come, what it billed and what it could not */
        get: operations["periodClose"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What publishing would change, in words; nothing is kept */
        post: operations["plan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kept quotes, newest first */
        get: operations["quotes"];
        put?: never;
        /**
         * A quote that is kept
         * @description Safe to send again under its Idempotency-Key: one quote, and the same reply.
         */
        post: operations["keep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One kept quote, as it was given */
        get: operations["quote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pins the price of a quote for its workspace until it ends
         * @description Twice is the same as once; a newer acceptance for the package supersedes it.
         */
        post: operations["accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Computes a kept quote again from its inputs
         * @description The same bytes, with the explanation; a difference is the problem `quote.replay-differs`.
         */
        post: operations["replay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Quotes line by line, answered in order while lines still arrive
         * @description One request a line, one answer a line. A line that is refused is answered with its error and ends nothing.
         */
        post: operations["batch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/quotes/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A quote that is not kept
         * @description The same input gives the same bytes for ever.
         */
        post: operations["preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/signing-keys/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Another signing key
         * @description It is published at once and signs an hour later. `revoke` is for a key that fell into other hands: the new one signs at once, and nothing is believed that the old one signed.
         */
        post: operations["rotateSigning"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscription-migrations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plans to move subscriptions to another version, and says who would pay what
         * @description A draft: nothing is moved until it is started.
         */
        post: operations["createMigration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscription-migrations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A subscription migration and how far it has come */
        get: operations["migration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscription-migrations/{id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What becomes of each subscription */
        get: operations["migrationItems"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscription-migrations/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops it between two subscriptions */
        post: operations["pauseMigration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscription-migrations/{id}/revert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives each moved subscription back what it had, from its next period on */
        post: operations["revertMigration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscription-migrations/{id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets it run, or go on */
        post: operations["startMigration"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Starts a subscription
         * @description Pinned to one version. Takes effect at the start of a local day.
         */
        post: operations["startSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One subscription with its segments */
        get: operations["subscription"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Changes package, version or quantities from a day on
         * @description Another package: this subscription ends with that day, and another one begins.
         */
        post: operations["changeSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a subscription with the start of a day */
        post: operations["endSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Prices nothing from a day on */
        post: operations["pauseSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/subscriptions/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a pause from a day on */
        post: operations["resumeSubscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Workspaces in the order of their ids */
        get: operations["workspaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One workspace; its ETag is its revision */
        get: operations["workspace"];
        /**
         * Creates a workspace, or replaces it as a whole
         * @description Creating: with `if-none-match: *`, or no precondition. Replacing: with the ETag as `if-match`, else 428; 412 when somebody was quicker.
         */
        put: operations["putWorkspace"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{id}/locks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every price lock of a workspace, also those that are over */
        get: operations["priceLocks"];
        put?: never;
        /**
         * Promises a workspace the price of a version
         * @description It begins and ends with billing periods: no period has two prices.
         */
        post: operations["givePriceLock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{id}/locks/{lock}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Ends a price lock with the present period
         * @description One that has not begun is revoked. An assignment that still decides the price stays.
         */
        delete: operations["endPriceLock"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{id}/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Subscriptions of a workspace, oldest first, ended ones too */
        get: operations["subscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces/{id}/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a workspace used, by meter, time and dimensions
         * @description As of one instant: everything that was answered as accepted is counted. With `accept: application/x-ndjson` all rows come at once, one a line.
         */
        get: operations["usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @example {
         *       "dryRun": true
         *     }
         */
        AmendSubscriptionRequest: {
            /** @description Answers what would be so, and changes nothing */
            dryRun?: boolean;
            /** @description Takes effect at the start of its local day; today when left out */
            effectiveAt?: components["schemas"]["Instant"];
            /** @description For the audit */
            reason?: string;
            /** @description Takes back what is scheduled from that day on; without it such a request is refused */
            replaceScheduled?: boolean;
        };
        /**
         * @example {
         *       "id": "Ab12Cd34",
         *       "name": "billing, production",
         *       "holder": "billing",
         *       "scopes": [
         *         "quotes:create",
         *         "quotes:read"
         *       ],
         *       "workspace": null,
         *       "state": "active",
         *       "createdAt": "2027-01-01T00:00:00Z",
         *       "expiresAt": "2027-06-01T00:00:00Z",
         *       "revokedAt": null,
         *       "lastUsedAt": null
         *     }
         */
        ApiKey: {
            createdAt: components["schemas"]["Instant"];
            expiresAt: components["schemas"]["Instant"] | null;
            holder: string;
            /** @description The part of the key that is no secret */
            id: string;
            /** @description To a minute or two; null while it was never used */
            lastUsedAt: components["schemas"]["Instant"] | null;
            name: string | null;
            revokedAt: components["schemas"]["Instant"] | null;
            scopes: string[];
            /** @enum {string} */
            state: "active" | "expired" | "revoked";
            workspace: string | null;
        };
        /**
         * @example {
         *       "contentHash": "690213d5fe6ff7d9002349e4fc2e7e29f9e80b487aafd6f538cd403abc8f5695",
         *       "comment": "as agreed in the pricing meeting"
         *     }
         */
        ApproveExperimentRequest: {
            comment?: string;
            /** @description Of the file that was looked at, in review */
            contentHash?: string;
            /** @description Of what its gates said, as its status shows it */
            evidenceHash?: string;
            /** @description Of a running experiment: its present stage */
            stage?: number;
        };
        ArmFigure: {
            /** @description null without units */
            mean: components["schemas"]["Decimal"] | null;
            units: number;
        };
        ArmResults: {
            /** @description Share of the mature units that paid less than their arm’s price; null without units */
            conceded: number | null;
            /** @description Of a share as far from the control’s by chance */
            concededPValue?: number;
            enrolled: number;
            /** @description It was dropped: its figures are shown, and decide nothing */
            isClosed: boolean;
            key: components["schemas"]["Key"];
            /** @description Watched to the end: the units that are compared */
            mature: number;
            overridden: number;
            /** @description Of a share as far from the control’s by chance */
            overriddenPValue?: number;
            /** @description What was paid of what the arm’s price asked for, 1 for all; null where that is nothing */
            realisedPrice: number | null;
        };
        /**
         * @example {
         *       "experiment": "example-rate",
         *       "unit": "acme",
         *       "variant": "control",
         *       "package": "example@1",
         *       "reason": "assigned",
         *       "bucket": 42,
         *       "stratum": null,
         *       "block": null,
         *       "phase": 1,
         *       "attributes": {
         *         "country": "us"
         *       },
         *       "at": "2027-02-02T09:00:00Z",
         *       "exposedAt": "2027-02-02T09:00:00Z",
         *       "workspaces": [
         *         {
         *           "workspace": "acme",
         *           "startsAt": "2027-03-01T00:00:00Z"
         *         }
         *       ]
         *     }
         */
        AssignedUnit: {
            /** @description When it was decided */
            at: components["schemas"]["Instant"];
            /** @description As they were when it enrolled */
            attributes: {
                [key: string]: unknown;
            };
            block: number | null;
            /** @description None of a unit of a fixed list */
            bucket: number | null;
            experiment: components["schemas"]["Key"];
            /** @description When its price was told first */
            exposedAt: components["schemas"]["Instant"] | null;
            package: string;
            phase: number;
            reason: string;
            stratum: string | null;
            /** @description A billing account, a workspace or a subject */
            unit: string;
            variant: string;
            /** @description Who shares it, at most a thousand, and where each price begins */
            workspaces: {
                startsAt: components["schemas"]["Instant"];
                workspace: string;
            }[];
        };
        /**
         * @example {
         *       "experiment": "example-rate",
         *       "workspace": null,
         *       "subject": "visitor-1",
         *       "variant": null,
         *       "package": null,
         *       "reason": "not-on-control",
         *       "attribute": null,
         *       "bucket": 4625,
         *       "enrolled": false,
         *       "startsAt": null
         *     }
         */
        Assignment: {
            /** @description What the cohort asks for and is not given */
            attribute: string | null;
            bucket: number | null;
            /** @description Whether the arm is kept for ever */
            enrolled: boolean;
            experiment: components["schemas"]["Key"];
            /** @description The version that it is priced with */
            package: string | null;
            /**
             * @description `enrolled`: it had its arm before
             * @enum {string}
             */
            reason: "assigned" | "enrolled" | "enrolment-stopped" | "overridden" | "held-out" | "not-in-layer" | "not-in-cohort" | "not-on-control" | "locked" | "not-new" | "period-decided" | "period-over" | "enrolment-held" | "not-covered" | "arm-closed" | "awaits-renewal" | "awaits-notice";
            /** @description Where a workspace’s price begins */
            startsAt: components["schemas"]["Instant"] | null;
            subject: string | null;
            /** @description None: the price is what it is without the experiment */
            variant: string | null;
            workspace: string | null;
        };
        /**
         * @example {
         *       "subject": "visitor-1"
         *     }
         */
        AssignRequest: {
            /** @description Of a subject that is no workspace yet */
            attributes?: {
                [key: string]: string | boolean | string[];
            };
            /** @description Somebody who is no workspace yet; with a workspace: who signs up and keeps the subject’s arm */
            subject?: components["schemas"]["WorkspaceId"];
            workspace?: components["schemas"]["WorkspaceId"];
        };
        /**
         * @description What the end of the chain was, signed: keep some of them elsewhere
         * @example {
         *       "seq": "2",
         *       "hash": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         *       "at": "2027-01-01T00:05:00Z",
         *       "signature": "ed25519:kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
         *     }
         */
        AuditCheckpoint: {
            at: components["schemas"]["Instant"];
            hash: string;
            /** @description The last row of the chain when it was signed */
            seq: string;
            /** @description `ed25519:<kid>:<signature>` over the lines `ratebook audit checkpoint v1`, seq, hash and at, each ended by a line feed */
            signature: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "seq": "2",
         *           "hash": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         *           "at": "2027-01-01T00:05:00Z",
         *           "signature": "ed25519:kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        AuditCheckpointPage: {
            data: components["schemas"]["AuditCheckpoint"][];
            /** @description Hand it in as `cursor` for the next page; null on the last */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "seq": "2",
         *       "at": "2027-01-01T00:00:00Z",
         *       "holder": "ada",
         *       "keyId": "Ab12Cd34",
         *       "action": "key.revoked",
         *       "subject": "Ef56Gh78",
         *       "reason": null,
         *       "detail": {
         *         "holder": "billing"
         *       },
         *       "previousHash": "0000000000000000000000000000000000000000000000000000000000000000",
         *       "hash": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         *     }
         */
        AuditEntry: {
            action: string;
            at: components["schemas"]["Instant"];
            detail: {
                [key: string]: unknown;
            };
            hash: string;
            holder: string;
            keyId: string;
            previousHash: string;
            reason: string | null;
            seq: string;
            subject: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "seq": "2",
         *           "at": "2027-01-01T00:00:00Z",
         *           "holder": "ada",
         *           "keyId": "Ab12Cd34",
         *           "action": "key.revoked",
         *           "subject": "Ef56Gh78",
         *           "reason": null,
         *           "detail": {
         *             "holder": "billing"
         *           },
         *           "previousHash": "0000000000000000000000000000000000000000000000000000000000000000",
         *           "hash": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        AuditPage: {
            data: components["schemas"]["AuditEntry"][];
            /** @description Hand it in as `cursor` for the next page; null on the last */
            nextCursor: string | null;
        };
        BillResults: {
            fault?: components["schemas"]["ResultFault"];
            /** @description Mean bills of a unit under the old and the new price; null without units */
            means: {
                controlNew: components["schemas"]["Decimal"] | null;
                controlOld: components["schemas"]["Decimal"] | null;
                treatmentNew: components["schemas"]["Decimal"] | null;
                treatmentOld: components["schemas"]["Decimal"] | null;
            };
            split?: {
                behaviour: components["schemas"]["EffectPart"];
                /** @description Of price and behaviour: their intervals do not add up */
                covariance: number;
                /** @description The price raises bills in one order and lowers them in the other */
                isPriceAmbiguous: boolean;
                /** @description Behaviour first, under the old price, then the price */
                otherOrder: {
                    behaviour: components["schemas"]["EffectPart"];
                    price: components["schemas"]["EffectPart"];
                };
                price: components["schemas"]["EffectPart"];
                /** @description In shares of the control’s mean bill; absent where that would mislead */
                relative?: {
                    behaviour: components["schemas"]["EffectPart"];
                    price: components["schemas"]["EffectPart"];
                    total: components["schemas"]["EffectPart"];
                };
                total: components["schemas"]["EffectPart"];
            };
            /** @description The difference in what was paid, by more payers and by more of each. It describes, and proves nothing */
            twoParts?: {
                conversion: components["schemas"]["Decimal"];
                revenuePerPayer: components["schemas"]["Decimal"];
            };
            variant: components["schemas"]["Key"];
        };
        /** @description true or false; nothing else is a boolean */
        Boolean: boolean | ("true" | "false");
        /**
         * @example {
         *       "contentHash": "45882fb84511bb3c572ec43250b29d5320e09b1c56c280d1ee0516daaaad3e8d",
         *       "reason": "the price on the web page is wrong, and nobody else is here"
         *     }
         */
        BreakGlassRequest: {
            /** @description Of what is meant to be published */
            contentHash: string;
            /** @description Why nobody else could be asked; kept for ever */
            reason: string;
            /** @description Versions whose scheduled day this takes, which the caller knows */
            supersedes?: number[];
        };
        /**
         * @example {
         *       "quantities": {
         *         "seats": "15"
         *       },
         *       "dryRun": true
         *     }
         */
        ChangeSubscriptionRequest: {
            /** @description Answers what would be so, and changes nothing */
            dryRun?: boolean;
            /** @description Takes effect at the start of its local day; today when left out */
            effectiveAt?: components["schemas"]["Instant"];
            /** @description Another package: this subscription ends with that day and another one begins, counted from the same anchor */
            package?: string;
            /** @description Laid over those in force on that day */
            quantities?: {
                [key: string]: components["schemas"]["Price"];
            };
            /** @description For the audit */
            reason?: string;
            /** @description Takes back what is scheduled from that day on; without it such a request is refused */
            replaceScheduled?: boolean;
            /** @description The version in force on that day when left out; of another package the current one */
            version?: components["schemas"]["Version"];
        };
        /**
         * @example {
         *       "sound": true,
         *       "contentHash": "45882fb84511bb3c572ec43250b29d5320e09b1c56c280d1ee0516daaaad3e8d",
         *       "diagnostics": []
         *     }
         */
        CheckReply: {
            contentHash: string | null;
            diagnostics: components["schemas"]["Diagnostic"][];
            /** @description Whether it could be published: no diagnostic is an error */
            sound: boolean;
        };
        /**
         * @example {
         *       "source": "schema: ratebook/v1\npackage: example\nversion: 1\ncurrency: USD\ninterval: month\ncharges:\n  - { key: fee, model: flat, amount: 20.00 }\n"
         *     }
         */
        CheckRequest: {
            definitions?: components["schemas"]["DefinitionFiles"];
            /** @description Where the file stands, for diagnostics; `.json` is read as JSON */
            path?: string;
            /** @description The rule file as text */
            source: string;
        };
        /**
         * @example {
         *       "until": "2026-11-01T00:00:00Z"
         *     }
         */
        ClosePeriodsRequest: {
            /** @description Of these packages alone */
            packages?: components["schemas"]["Key"][];
            /** @description For the audit */
            reason?: string;
            /** @description Leaves periods open that begin before; none when left out: for whoever was billed elsewhere */
            since?: components["schemas"]["Instant"];
            /** @description Closes periods that end then or before; now when left out. An hour back lets events still come */
            until?: components["schemas"]["Instant"];
            /** @description Of these workspaces alone */
            workspaces?: components["schemas"]["WorkspaceId"][];
        };
        ComparedFigures: {
            /** @description Holm’s, over everything that is looked at together */
            adjustedPValue?: number;
            chanceToWin?: number;
            /** @description At 1 − alpha for all variants at once; null: no bound to that side */
            ci: [
                number | null,
                number | null
            ];
            /**
             * @description relative: in shares of the control’s mean, 0.04 is 4 %; absolute: in units of the metric
             * @enum {string}
             */
            difference: "relative" | "absolute";
            /** @description Treatment minus control */
            effect: number;
            /** @description Stable codes of what a reader has to know */
            notes: string[];
            pValue?: number;
            /** @description What is lost on average by choosing the control, and by choosing the variant */
            risk?: [
                number,
                number
            ];
            standardError: number;
        };
        /**
         * @description A whole number of at least zero
         * @example 2
         */
        Count: number | string;
        /**
         * @example {
         *       "name": "billing, production",
         *       "holder": "billing",
         *       "scopes": [
         *         "quotes:create",
         *         "quotes:read"
         *       ],
         *       "expiresAt": "2027-06-01T00:00:00Z"
         *     }
         */
        CreateKeyRequest: {
            /** @description The key works until then; for ever when left out */
            expiresAt?: components["schemas"]["Instant"];
            /** @description Who holds it, a person or a program: `ada@example.com`, `billing` */
            holder: string;
            /** @description What people tell the key apart by */
            name: string;
            scopes: ("packages:read" | "packages:write" | "packages:approve" | "packages:publish" | "quotes:create" | "quotes:read" | "workspaces:read" | "workspaces:write" | "subscriptions:read" | "subscriptions:write" | "usage:write" | "usage:read" | "periods:close" | "entitlements:read" | "entitlements:consume" | "experiments:read" | "experiments:write" | "experiments:approve" | "experiments:control" | "outcomes:write" | "simulations:run" | "webhooks:admin" | "targets:admin" | "targets:ack" | "audit:read" | "keys:admin" | "metrics:read")[];
            /** @description The one workspace that the key may see */
            workspace?: string;
        };
        /**
         * @example {
         *       "package": "team",
         *       "to": "4",
         *       "when": "renewal",
         *       "stages": [
         *         {
         *           "percent": 10
         *         },
         *         {
         *           "percent": 100,
         *           "notBefore": "2027-03-01T00:00:00Z"
         *         }
         *       ],
         *       "dryRun": true
         *     }
         */
        CreateMigrationRequest: {
            /** @description Answers what would be so, and keeps nothing */
            dryRun?: boolean;
            filter?: components["schemas"]["MigrationFilter"];
            /** @description Every other version when left out */
            from?: components["schemas"]["Version"][];
            /** @description Moves also workspaces that were promised another price, and ends their locks; needs a reason */
            overrideLocks?: boolean;
            package: components["schemas"]["Key"];
            /** @description For the audit */
            reason?: string;
            /** @description One of everybody when left out */
            stages?: components["schemas"]["MigrationStage"][];
            /** @description A published version, of the same currency and interval */
            to: components["schemas"]["Version"];
            /**
             * @description `renewal`: with the next period; `now`: today, prorated by days
             * @enum {string}
             */
            when: "renewal" | "now";
        };
        /**
         * @example {
         *       "contentHash": "690213d5fe6ff7d9002349e4fc2e7e29f9e80b487aafd6f538cd403abc8f5695",
         *       "comment": "as agreed in the pricing meeting"
         *     }
         */
        DecideExperimentRequest: {
            comment?: string;
            /** @description Of what was looked at */
            contentHash: string;
        };
        /**
         * @example {
         *       "contentHash": "45882fb84511bb3c572ec43250b29d5320e09b1c56c280d1ee0516daaaad3e8d",
         *       "comment": "as agreed in the pricing meeting"
         *     }
         */
        DecideVersionRequest: {
            comment?: string;
            /** @description Of what was looked at */
            contentHash: string;
            /** @description Of the definitions that were looked at */
            definitionsHash?: string;
            /** @description The instant of the promotion that is decided about */
            from?: components["schemas"]["Instant"];
        };
        /**
         * @description A decimal as text: at most 26 digits before the point and 12 after; no exponent, no plus
         * @example 12.50
         */
        Decimal: string;
        /** @description Text of meters.yaml, attributes.yaml, features.yaml; what is left out stays as published */
        DefinitionFiles: {
            attributes?: string;
            features?: string;
            meters?: string;
        };
        /**
         * @example {
         *       "severity": "error",
         *       "code": "unknown-key",
         *       "message": "`amont` is not known here",
         *       "help": "did you mean `amount`?",
         *       "path": "rules/packages/example/1.yaml",
         *       "line": 7,
         *       "column": 31,
         *       "sourceLine": "  - { key: fee, model: flat, amont: 20.00 }"
         *     }
         */
        Diagnostic: {
            /** @description The reason that the file gives for accepting it */
            accepted?: string;
            /** @description Kebab word with a page in docs/diagnostics.md */
            code: string;
            column: number;
            help: string;
            line: number;
            message: string;
            path: string;
            /** @enum {string} */
            severity: "error" | "warning";
            sourceLine?: string;
        };
        /**
         * @example {
         *       "units": [
         *         {
         *           "workspace": "acme",
         *           "stratum": "large",
         *           "covariates": {
         *             "bill": "1200.00"
         *           }
         *         }
         *       ],
         *       "dryRun": true
         *     }
         */
        DrawListRequest: {
            /** @description Draws, shows the balance, and keeps nothing */
            dryRun?: boolean;
            units: {
                /** @description Decimals as text: what the balance is looked at by */
                covariates?: {
                    [key: string]: string;
                };
                /** @description Arms are balanced among those of one stratum */
                stratum: string;
                workspace: components["schemas"]["WorkspaceId"];
            }[];
        };
        /**
         * @example {
         *       "seed": "example-rate-2027",
         *       "dryRun": true,
         *       "blockSize": 4,
         *       "drawn": [],
         *       "leftOut": [
         *         {
         *           "workspace": "acme",
         *           "reason": "not-on-control"
         *         }
         *       ],
         *       "balance": [],
         *       "covariates": [
         *         {
         *           "name": "bill",
         *           "arms": [
         *             {
         *               "variant": "control",
         *               "units": 0,
         *               "mean": null
         *             },
         *             {
         *               "variant": "lower-rate",
         *               "units": 0,
         *               "mean": null
         *             },
         *             {
         *               "variant": "same-rate",
         *               "units": 0,
         *               "mean": null
         *             }
         *           ]
         *         }
         *       ]
         *     }
         */
        DrawnList: {
            /** @description How many units of each stratum have which arm */
            balance: {
                arms: {
                    units: number;
                    variant: string;
                }[];
                stratum: string;
            }[];
            /** @description Every whole block of a stratum holds each arm in its share */
            blockSize: number;
            covariates: {
                arms: {
                    mean: string | null;
                    units: number;
                    variant: string;
                }[];
                name: string;
            }[];
            drawn: {
                block: number;
                stratum: string;
                unit: string;
                variant: string;
                workspace: string;
            }[];
            dryRun: boolean;
            leftOut: {
                /** @enum {string} */
                reason: "unknown" | "enrolled" | "overridden" | "held-out" | "locked" | "not-in-cohort" | "not-on-control";
                workspace: string;
            }[];
            /** @description The experiment’s: the same list gives the same arms */
            seed: string;
        };
        /**
         * @example {
         *       "variant": "lower-rate",
         *       "dryRun": true,
         *       "reason": "nobody takes it"
         *     }
         */
        DropVariantRequest: {
            /** @description Says whether it could be, and changes nothing */
            dryRun?: boolean;
            reason?: string;
            variant: components["schemas"]["Key"];
        };
        EffectPart: {
            /** @description At 1 − alpha for all variants at once; null: no bound to that side */
            ci?: [
                number | null,
                number | null
            ];
            /** @description Treatment minus control */
            effect: number;
            standardError: number;
        };
        /**
         * @example {
         *       "reason": "the variant bills twice"
         *     }
         */
        EmergencyStopRequest: {
            reason: string;
        };
        EventResult: {
            code?: string;
            help?: string;
            id?: string;
            /** @description Place in the batch, from 0 */
            index: number;
            message?: string;
            /** @description JSON pointer into the event */
            pointer?: string;
            source?: string;
            status: components["schemas"]["EventStatus"];
        };
        /**
         * @description accepted: counted · duplicate: it was counted before · conflict: the same source and id with another body, the first stands · quarantined: kept until its workspace or type is known · rejected: nothing of it is kept
         * @enum {string}
         */
        EventStatus: "accepted" | "duplicate" | "conflict" | "quarantined" | "rejected";
        /**
         * @example {
         *       "experiment": "example-rate",
         *       "state": "draft",
         *       "revision": 1,
         *       "contentHash": "690213d5fe6ff7d9002349e4fc2e7e29f9e80b487aafd6f538cd403abc8f5695",
         *       "package": "example",
         *       "seed": "example-rate-2027",
         *       "enrol": "renewal",
         *       "layer": null,
         *       "createdAt": "2026-11-23T12:00:00Z",
         *       "updatedAt": "2026-11-23T12:00:00Z",
         *       "startedAt": null,
         *       "startedBy": null,
         *       "stoppedAt": null,
         *       "stoppedBy": null,
         *       "stopReason": null,
         *       "endedAt": null,
         *       "variants": [
         *         {
         *           "key": "control",
         *           "package": "example@1",
         *           "weight": "50",
         *           "liveBuckets": 0,
         *           "units": 0,
         *           "workspaces": 0,
         *           "exposed": 0,
         *           "closedAt": null,
         *           "closedBy": null
         *         },
         *         {
         *           "key": "lower-rate",
         *           "package": "example@2",
         *           "weight": "25",
         *           "liveBuckets": 0,
         *           "units": 0,
         *           "workspaces": 0,
         *           "exposed": 0,
         *           "closedAt": null,
         *           "closedBy": null
         *         },
         *         {
         *           "key": "same-rate",
         *           "package": "example@2",
         *           "weight": "25",
         *           "liveBuckets": 0,
         *           "units": 0,
         *           "workspaces": 0,
         *           "exposed": 0,
         *           "closedAt": null,
         *           "closedBy": null
         *         }
         *       ],
         *       "stages": [
         *         {
         *           "coverage": "20",
         *           "entersAt": "2027-02-01T14:00:00Z"
         *         },
         *         {
         *           "coverage": "100",
         *           "entersAt": "2027-04-04T14:00:00Z"
         *         }
         *       ],
         *       "liveFrom": null,
         *       "writtenBy": [
         *         "bootstrap"
         *       ],
         *       "submittedBy": null,
         *       "approvals": [],
         *       "source": "schema: ratebook/experiment-v1\nexperiment: example-rate\nhypothesis: A lower rate with a higher minimum raises revenue per workspace\nseed: example-rate-2027\nenrol: renewal\nvariants:\n  - { key: control, package: example@1, weight: 50 }\n  - { key: lower-rate, package: example@2, weight: 25 }\n  - { key: same-rate, package: example@2, weight: 25 }\nrollout:\n  startsAt: 2027-02-01T14:00:00Z\n  stages:\n    - { coverage: 20, holdFor: 62d }\n    - { coverage: 100, holdFor: 93d }\n",
         *       "diagnostics": []
         *     }
         */
        Experiment: {
            /** @description Of the present submission */
            approvals: {
                at: components["schemas"]["Instant"];
                comment: string | null;
                holder: string;
                /** @enum {string} */
                verdict: "approve" | "reject";
            }[];
            /** @description SHA-256 of the canonical document */
            contentHash: string;
            createdAt: components["schemas"]["Instant"];
            /** @description Warnings, where the file was judged just now */
            diagnostics: components["schemas"]["Diagnostic"][];
            endedAt: components["schemas"]["Instant"] | null;
            /** @enum {string} */
            enrol: "new" | "renewal" | "now";
            experiment: components["schemas"]["Key"];
            layer: {
                from: number;
                key: components["schemas"]["Key"];
                to: number;
            } | null;
            /** @description When the first buckets are live */
            liveFrom: components["schemas"]["Instant"] | null;
            package: components["schemas"]["Key"];
            /** @description Grows with every change: the ETag */
            revision: number;
            seed: string;
            /** @description The file as it was written */
            source: string;
            stages: {
                coverage: string;
                /** @description At the earliest */
                entersAt: components["schemas"]["Instant"];
            }[];
            startedAt: components["schemas"]["Instant"] | null;
            startedBy: string | null;
            /** @enum {string} */
            state: "draft" | "in-review" | "running" | "stopped" | "ended";
            /** @description Nobody enrols from then on */
            stoppedAt: components["schemas"]["Instant"] | null;
            stoppedBy: string | null;
            stopReason: string | null;
            submittedBy: string | null;
            updatedAt: components["schemas"]["Instant"];
            /** @description The first is the control */
            variants: components["schemas"]["ExperimentVariant"][];
            writtenBy: string[];
        };
        /**
         * @example {
         *       "experiment": "example-rate",
         *       "workspace": "acme",
         *       "variant": "control",
         *       "reason": "promised on the phone",
         *       "author": "bootstrap",
         *       "from": "2026-11-23T12:00:00Z",
         *       "expiresAt": "2027-06-01T00:00:00Z"
         *     }
         */
        ExperimentOverride: {
            author: string;
            experiment: components["schemas"]["Key"];
            /** @description The assignment applies again to periods that begin from then on */
            expiresAt: components["schemas"]["Instant"];
            /** @description It decides prices whose period begins from then on */
            from: components["schemas"]["Instant"];
            reason: string;
            variant: components["schemas"]["Key"];
            workspace: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "experiment": "example-rate",
         *           "state": "draft",
         *           "revision": 1,
         *           "contentHash": "690213d5fe6ff7d9002349e4fc2e7e29f9e80b487aafd6f538cd403abc8f5695",
         *           "package": "example",
         *           "seed": "example-rate-2027",
         *           "enrol": "renewal",
         *           "layer": null,
         *           "createdAt": "2026-11-23T12:00:00Z",
         *           "updatedAt": "2026-11-23T12:00:00Z",
         *           "startedAt": null,
         *           "startedBy": null,
         *           "stoppedAt": null,
         *           "stoppedBy": null,
         *           "stopReason": null,
         *           "endedAt": null
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        ExperimentPage: {
            data: components["schemas"]["ExperimentSummary"][];
            /** @description Hand it in as `cursor` for the next page; null on the last */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "experiment": "example-rate",
         *       "timeZone": "America/New_York",
         *       "stages": [
         *         {
         *           "stage": 1,
         *           "coverage": "20",
         *           "entersAt": "2027-02-01T14:00:00Z",
         *           "local": "2027-02-01T09:00:00-05:00",
         *           "gates": [
         *             "sampleRatio"
         *           ],
         *           "buckets": {
         *             "control": 1000,
         *             "lower-rate": 1000
         *           }
         *         }
         *       ],
         *       "completesAt": "2027-04-04T13:00:00Z"
         *     }
         */
        ExperimentPreview: {
            /** @description When the last stage is left at the earliest */
            completesAt: components["schemas"]["Instant"];
            experiment: components["schemas"]["Key"];
            stages: {
                /** @description Live ones of each variant, of 10,000 */
                buckets: {
                    [key: string]: number;
                };
                /** @description Percent of each arm’s buckets */
                coverage: string;
                /** @description If no gate holds those before it */
                entersAt: components["schemas"]["Instant"];
                /** @description What has to pass to leave it */
                gates: string[];
                /** @description The same by the clocks of the time zone */
                local: string;
                stage: number;
            }[];
            /** @description That of the windows, UTC without any */
            timeZone: string;
        };
        /**
         * @example {
         *       "experiment": "example-rate",
         *       "asOf": "2027-06-01T00:00:00Z",
         *       "currency": "USD",
         *       "periods": 2,
         *       "engine": "sequential",
         *       "alpha": 0.05,
         *       "primary": {
         *         "key": "revenue-per-workspace",
         *         "direction": "higher",
         *         "kind": "mean",
         *         "periods": 2,
         *         "variants": [
         *           {
         *             "variant": "lower-rate",
         *             "control": {
         *               "units": 400,
         *               "mean": "50"
         *             },
         *             "treatment": {
         *               "units": 400,
         *               "mean": "54"
         *             },
         *             "compared": {
         *               "difference": "relative",
         *               "effect": 0.08,
         *               "standardError": 0.0147371,
         *               "ci": [
         *                 0.0351936,
         *                 0.124806
         *               ],
         *               "pValue": 0.00000803336,
         *               "notes": [],
         *               "adjustedPValue": 0.00000803336
         *             }
         *           }
         *         ]
         *       },
         *       "secondary": [],
         *       "guardrails": [
         *         {
         *           "metric": "churn",
         *           "direction": "lower",
         *           "unit": "points",
         *           "variants": [
         *             {
         *               "variant": "lower-rate",
         *               "margin": 2,
         *               "verdict": "inconclusive",
         *               "reason": "not-sure-yet",
         *               "harm": {
         *                 "estimate": -1.25,
         *                 "atLeast": -5.2792,
         *                 "atMost": 2.7792
         *               }
         *             }
         *           ]
         *         }
         *       ],
         *       "overTime": [],
         *       "segments": [],
         *       "listed": [],
         *       "bills": [
         *         {
         *           "variant": "lower-rate",
         *           "split": {
         *             "price": {
         *               "effect": -2,
         *               "standardError": 0.158312,
         *               "ci": [
         *                 -2.48133,
         *                 -1.51867
         *               ]
         *             },
         *             "behaviour": {
         *               "effect": 6,
         *               "standardError": 0.690066,
         *               "ci": [
         *                 3.90194,
         *                 8.09806
         *               ]
         *             },
         *             "total": {
         *               "effect": 4,
         *               "standardError": 0.707992,
         *               "ci": [
         *                 1.84744,
         *                 6.15256
         *               ]
         *             },
         *             "covariance": 0,
         *             "relative": {
         *               "price": {
         *                 "effect": -0.04,
         *                 "standardError": 0.00306324,
         *                 "ci": [
         *                   -0.0493134,
         *                   -0.0306866
         *                 ]
         *               },
         *               "behaviour": {
         *                 "effect": 0.12,
         *                 "standardError": 0.0146142,
         *                 "ci": [
         *                   0.0755675,
         *                   0.164433
         *                 ]
         *               },
         *               "total": {
         *                 "effect": 0.08,
         *                 "standardError": 0.0147371,
         *                 "ci": [
         *                   0.0351936,
         *                   0.124806
         *                 ]
         *               }
         *             },
         *             "otherOrder": {
         *               "price": {
         *                 "effect": -2,
         *                 "standardError": 0.158312,
         *                 "ci": [
         *                   -2.48133,
         *                   -1.51867
         *                 ]
         *               },
         *               "behaviour": {
         *                 "effect": 6,
         *                 "standardError": 0.725476,
         *                 "ci": [
         *                   3.79428,
         *                   8.20572
         *                 ]
         *               }
         *             },
         *             "isPriceAmbiguous": false
         *           },
         *           "means": {
         *             "controlOld": "50",
         *             "controlNew": "48",
         *             "treatmentNew": "54",
         *             "treatmentOld": "56"
         *           },
         *           "twoParts": {
         *             "conversion": "0.676307245386",
         *             "revenuePerPayer": "3.823692754614"
         *           }
         *         }
         *       ],
         *       "sampleRatio": {
         *         "observed": [
         *           400,
         *           400
         *         ],
         *         "expected": [
         *           400,
         *           400
         *         ],
         *         "unexpected": 0,
         *         "pValue": 1,
         *         "withinPhasesPValue": 1,
         *         "logEvidence": -1.10083,
         *         "isAlarm": false
         *       },
         *       "arms": [
         *         {
         *           "key": "control",
         *           "isClosed": false,
         *           "enrolled": 400,
         *           "mature": 400,
         *           "realisedPrice": 0.99,
         *           "conceded": 0.01,
         *           "overridden": 2
         *         },
         *         {
         *           "key": "lower-rate",
         *           "isClosed": false,
         *           "enrolled": 400,
         *           "mature": 400,
         *           "realisedPrice": 1,
         *           "conceded": 0.015,
         *           "overridden": 2,
         *           "overriddenPValue": 1,
         *           "concededPValue": 0.752355
         *         }
         *       ],
         *       "alarms": [],
         *       "verdict": {
         *         "word": "keep running",
         *         "reasons": [
         *           {
         *             "code": "planned-units-missing",
         *             "text": "`control` has 400 of 500 planned units watched to the end"
         *           },
         *           {
         *             "code": "planned-units-missing",
         *             "text": "`lower-rate` has 400 of 500 planned units watched to the end"
         *           },
         *           {
         *             "code": "guardrail-inconclusive",
         *             "text": "guardrail churn of `lower-rate` is open (not sure yet): 1.25 points better (5.28 better to 2.78 worse), 2.00 points worse is put up with"
         *           }
         *         ],
         *         "earliest": "2027-09-01T00:00:00Z"
         *       }
         *     }
         */
        ExperimentResults: {
            alarms: components["schemas"]["VerdictReason"][];
            /** @description Of all variants together */
            alpha: number;
            /** @description The control first */
            arms: components["schemas"]["ArmResults"][];
            /** @description What had happened by then, and nothing later */
            asOf: components["schemas"]["Instant"];
            /** @description How much is the price, and how much is what people do under it */
            bills: components["schemas"]["BillResults"][];
            /** @description Of all amounts, ISO 4217 */
            currency?: string;
            /** @enum {string} */
            engine: "fixed" | "sequential" | "bayesian";
            experiment: components["schemas"]["Key"];
            guardrails: components["schemas"]["GuardrailResults"][];
            /** @description The primary metric of a fixed list, by the draw alone; empty where there is none */
            listed: components["schemas"]["ListedResults"][];
            /** @description Revenue after 1, 2, … periods, of the same units */
            overTime: components["schemas"]["MetricResults"][];
            /** @description Whole billing periods in which each unit is watched */
            periods: number;
            primary: components["schemas"]["MetricResults"];
            sampleRatio: components["schemas"]["SampleRatioResults"];
            secondary: components["schemas"]["MetricResults"][];
            /** @description The primary metric of parts of the units */
            segments: components["schemas"]["SegmentResults"][];
            verdict: components["schemas"]["ExperimentVerdict"];
        };
        /**
         * @example {
         *       "state": "in-review",
         *       "dryRun": true,
         *       "variant": "lower-rate",
         *       "package": "example@2",
         *       "from": "2027-06-01T00:00:00Z",
         *       "stop": {
         *         "verb": "stop-enrolment",
         *         "dryRun": true,
         *         "lasting": 0,
         *         "revoked": 0,
         *         "unpriceable": 0,
         *         "money": [],
         *         "credits": [],
         *         "locks": [],
         *         "experiment": {
         *           "experiment": "example-rate",
         *           "state": "draft",
         *           "revision": 1,
         *           "contentHash": "690213d5fe6ff7d9002349e4fc2e7e29f9e80b487aafd6f538cd403abc8f5695",
         *           "package": "example",
         *           "seed": "example-rate-2027",
         *           "enrol": "renewal",
         *           "layer": null,
         *           "createdAt": "2026-11-23T12:00:00Z",
         *           "updatedAt": "2026-11-23T12:00:00Z",
         *           "startedAt": null,
         *           "startedBy": null,
         *           "stoppedAt": null,
         *           "stoppedBy": null,
         *           "stopReason": null,
         *           "endedAt": null,
         *           "variants": [
         *             {
         *               "key": "control",
         *               "package": "example@1",
         *               "weight": "50",
         *               "liveBuckets": 0,
         *               "units": 0,
         *               "workspaces": 0,
         *               "exposed": 0,
         *               "closedAt": null,
         *               "closedBy": null
         *             },
         *             {
         *               "key": "lower-rate",
         *               "package": "example@2",
         *               "weight": "25",
         *               "liveBuckets": 0,
         *               "units": 0,
         *               "workspaces": 0,
         *               "exposed": 0,
         *               "closedAt": null,
         *               "closedBy": null
         *             },
         *             {
         *               "key": "same-rate",
         *               "package": "example@2",
         *               "weight": "25",
         *               "liveBuckets": 0,
         *               "units": 0,
         *               "workspaces": 0,
         *               "exposed": 0,
         *               "closedAt": null,
         *               "closedBy": null
         *             }
         *           ],
         *           "stages": [
         *             {
         *               "coverage": "20",
         *               "entersAt": "2027-02-01T14:00:00Z"
         *             },
         *             {
         *               "coverage": "100",
         *               "entersAt": "2027-04-04T14:00:00Z"
         *             }
         *           ],
         *           "liveFrom": null,
         *           "writtenBy": [
         *             "bootstrap"
         *           ],
         *           "submittedBy": null,
         *           "approvals": [],
         *           "source": "schema: ratebook/experiment-v1\nexperiment: example-rate\nhypothesis: A lower rate with a higher minimum raises revenue per workspace\nseed: example-rate-2027\nenrol: renewal\nvariants:\n  - { key: control, package: example@1, weight: 50 }\n  - { key: lower-rate, package: example@2, weight: 25 }\n  - { key: same-rate, package: example@2, weight: 25 }\nrollout:\n  startsAt: 2027-02-01T14:00:00Z\n  stages:\n    - { coverage: 20, holdFor: 62d }\n    - { coverage: 100, holdFor: 93d }\n",
         *           "diagnostics": []
         *         }
         *       },
         *       "migration": null
         *     }
         */
        ExperimentShip: {
            dryRun: boolean;
            from: components["schemas"]["Instant"];
            /** @description Everybody else’s move, as a draft; null when there is none */
            migration: components["schemas"]["SubscriptionMigration"] | null;
            package: string;
            /**
             * @description in-review: somebody else approves the promotion of the version, then ask again
             * @enum {string}
             */
            state: "in-review" | "shipped";
            /** @description What becomes of the prices that the experiment gave */
            stop: components["schemas"]["ExperimentStop"];
            variant: components["schemas"]["Key"];
        };
        /**
         * @description What is known of an experiment at an instant, in exact sums, or how far finding that out has come
         * @example {
         *       "id": "snp_019e8a3c-1c00-7000-8000-000000000000",
         *       "experiment": "example-rate",
         *       "state": "done",
         *       "asOf": "2027-06-01T00:00:00Z",
         *       "shards": {
         *         "total": 1,
         *         "done": 1
         *       },
         *       "result": {
         *         "hash": "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
         *         "doneAt": "2027-06-01T00:00:02Z"
         *       },
         *       "requestedBy": "ada"
         *     }
         */
        ExperimentSnapshot: {
            /** @description What had happened by then counts */
            asOf: components["schemas"]["Instant"];
            experiment: string;
            /** @description snp_… */
            id: string;
            requestedBy: string;
            /** @description Null until it is done; then the results are made of it */
            result: {
                doneAt: components["schemas"]["Instant"];
                /** @description SHA-256 of the snapshot as canonical JSON */
                hash: string;
            } | null;
            /** @description A shard is up to 1,000 units */
            shards: {
                done: number;
                total: number;
            };
            /** @enum {string} */
            state: "waiting" | "running" | "done";
        };
        /**
         * @example {
         *       "experiment": "example-rate",
         *       "state": "running",
         *       "rollout": "ramping",
         *       "revision": 3,
         *       "stage": 1,
         *       "enteredAt": "2027-02-01T14:00:00Z",
         *       "dueAt": "2027-04-04T14:00:00Z",
         *       "completesAt": "2027-07-06T14:00:00Z",
         *       "pausedAt": null,
         *       "pauseReason": null,
         *       "enrolmentHeldAt": null,
         *       "checkedAt": "2027-02-01T14:00:00Z",
         *       "nextCheckAt": "2027-02-01T14:10:00Z",
         *       "stages": [
         *         {
         *           "stage": 1,
         *           "coverage": "20",
         *           "entered": true,
         *           "at": "2027-02-01T14:00:00Z",
         *           "gates": []
         *         },
         *         {
         *           "stage": 2,
         *           "coverage": "100",
         *           "entered": false,
         *           "at": "2027-04-04T14:00:00Z",
         *           "gates": [
         *             "sample"
         *           ]
         *         }
         *       ],
         *       "gates": [
         *         {
         *           "type": "sampleRatio",
         *           "listed": false,
         *           "dryRun": false,
         *           "verdict": "inconclusive",
         *           "action": "pass",
         *           "reason": "too-few-units",
         *           "figures": {
         *             "evidence": "1.000",
         *             "unexpected": "0",
         *             "of control": "0 of 0.00 expected"
         *           }
         *         }
         *       ],
         *       "evidence": {
         *         "hash": "690213d5fe6ff7d9002349e4fc2e7e29f9e80b487aafd6f538cd403abc8f5695",
         *         "at": "2027-02-01T14:00:00Z"
         *       },
         *       "variants": [
         *         {
         *           "key": "control",
         *           "units": 0,
         *           "workspaces": 0,
         *           "exposed": 0
         *         }
         *       ],
         *       "history": [
         *         {
         *           "kind": "entered",
         *           "stage": 1,
         *           "at": "2027-02-01T14:00:00Z",
         *           "by": "ada",
         *           "reason": null
         *         }
         *       ]
         *     }
         */
        ExperimentStatus: {
            checkedAt: components["schemas"]["Instant"] | null;
            /** @description At the earliest, if no gate holds any stage */
            completesAt: components["schemas"]["Instant"] | null;
            /** @description When the present stage was held long enough, inside the windows */
            dueAt: components["schemas"]["Instant"] | null;
            /** @description Since when nobody new enrols, as the budget is spent */
            enrolmentHeldAt: components["schemas"]["Instant"] | null;
            enteredAt: components["schemas"]["Instant"];
            /** @description What an approval of the stage names: kept whenever a gate says something else */
            evidence: {
                at: components["schemas"]["Instant"];
                hash: string;
            } | null;
            experiment: components["schemas"]["Key"];
            /** @description What each says now, in the order of the looks */
            gates: components["schemas"]["GateReading"][];
            history: {
                at: components["schemas"]["Instant"];
                by: string;
                /** @enum {string} */
                kind: "entered" | "paused" | "resumed" | "approved" | "enrolment-held" | "enrolment-released" | "completed" | "stopped";
                reason: string | null;
                stage: number;
            }[];
            nextCheckAt: components["schemas"]["Instant"] | null;
            pausedAt: components["schemas"]["Instant"] | null;
            pauseReason: string | null;
            /** @description Of the rollout: grows with every look */
            revision: number;
            /** @enum {string} */
            rollout: "ramping" | "paused" | "done";
            stage: number;
            stages: {
                /** @description When it was entered, or is at the earliest; null for one that was passed by */
                at: components["schemas"]["Instant"] | null;
                /** @description Percent of each arm’s buckets */
                coverage: string;
                entered: boolean;
                /** @description What has to pass to leave it */
                gates: string[];
                stage: number;
            }[];
            /** @enum {string} */
            state: "running" | "stopped" | "ended";
            variants: {
                exposed: number;
                key: components["schemas"]["Key"];
                units: number;
                workspaces: number;
            }[];
        };
        /**
         * @example {
         *       "verb": "stop-enrolment",
         *       "dryRun": true,
         *       "lasting": 0,
         *       "revoked": 0,
         *       "unpriceable": 0,
         *       "money": [],
         *       "credits": [],
         *       "locks": [],
         *       "experiment": {
         *         "experiment": "example-rate",
         *         "state": "draft",
         *         "revision": 1,
         *         "contentHash": "690213d5fe6ff7d9002349e4fc2e7e29f9e80b487aafd6f538cd403abc8f5695",
         *         "package": "example",
         *         "seed": "example-rate-2027",
         *         "enrol": "renewal",
         *         "layer": null,
         *         "createdAt": "2026-11-23T12:00:00Z",
         *         "updatedAt": "2026-11-23T12:00:00Z",
         *         "startedAt": null,
         *         "startedBy": null,
         *         "stoppedAt": null,
         *         "stoppedBy": null,
         *         "stopReason": null,
         *         "endedAt": null,
         *         "variants": [
         *           {
         *             "key": "control",
         *             "package": "example@1",
         *             "weight": "50",
         *             "liveBuckets": 0,
         *             "units": 0,
         *             "workspaces": 0,
         *             "exposed": 0,
         *             "closedAt": null,
         *             "closedBy": null
         *           },
         *           {
         *             "key": "lower-rate",
         *             "package": "example@2",
         *             "weight": "25",
         *             "liveBuckets": 0,
         *             "units": 0,
         *             "workspaces": 0,
         *             "exposed": 0,
         *             "closedAt": null,
         *             "closedBy": null
         *           },
         *           {
         *             "key": "same-rate",
         *             "package": "example@2",
         *             "weight": "25",
         *             "liveBuckets": 0,
         *             "units": 0,
         *             "workspaces": 0,
         *             "exposed": 0,
         *             "closedAt": null,
         *             "closedBy": null
         *           }
         *         ],
         *         "stages": [
         *           {
         *             "coverage": "20",
         *             "entersAt": "2027-02-01T14:00:00Z"
         *           },
         *           {
         *             "coverage": "100",
         *             "entersAt": "2027-04-04T14:00:00Z"
         *           }
         *         ],
         *         "liveFrom": null,
         *         "writtenBy": [
         *           "bootstrap"
         *         ],
         *         "submittedBy": null,
         *         "approvals": [],
         *         "source": "schema: ratebook/experiment-v1\nexperiment: example-rate\nhypothesis: A lower rate with a higher minimum raises revenue per workspace\nseed: example-rate-2027\nenrol: renewal\nvariants:\n  - { key: control, package: example@1, weight: 50 }\n  - { key: lower-rate, package: example@2, weight: 25 }\n  - { key: same-rate, package: example@2, weight: 25 }\nrollout:\n  startsAt: 2027-02-01T14:00:00Z\n  stages:\n    - { coverage: 20, holdFor: 62d }\n    - { coverage: 100, holdFor: 93d }\n",
         *         "diagnostics": []
         *       }
         *     }
         */
        ExperimentStop: {
            /** @description What `revert-now-with-credit` gives back, a sum for each currency */
            credits: {
                /** @description What final periods that nobody was credited for cost above the control; never netted */
                amount: string;
                currency: string;
                periods: number;
                workspaces: number;
            }[];
            dryRun: boolean;
            experiment: components["schemas"]["Experiment"];
            /** @description Workspaces whose price lasts on */
            lasting: number;
            /** @description The first thousand, in the order of their workspaces */
            locks: {
                after: string | null;
                before: string | null;
                /** @description What the workspace is given back; null when that is nothing */
                credit: {
                    /** @description What final periods that nobody was credited for cost above the control; never netted */
                    amount: string;
                    currency: string;
                    periods: number;
                } | null;
                currency: string | null;
                /** @enum {string} */
                effect: "lasts" | "revoked";
                until: components["schemas"]["Instant"] | null;
                variant: string;
                workspace: string;
            }[];
            /** @description Of those whose price changes now or with the next renewal */
            money: {
                /** @description The period in which the price changes, without usage */
                after: string;
                /** @description The period in which the price changes, without usage */
                before: string;
                currency: string;
                /** @description The period in which the price changes, without usage */
                difference: string;
                workspaces: number;
            }[];
            /** @description Workspaces whose price is taken back */
            revoked: number;
            /** @description Workspaces whose price changes, to what cannot be said, or whose credit cannot */
            unpriceable: number;
            verb: string;
        };
        /**
         * @example {
         *       "experiment": "example-rate",
         *       "state": "draft",
         *       "revision": 1,
         *       "contentHash": "690213d5fe6ff7d9002349e4fc2e7e29f9e80b487aafd6f538cd403abc8f5695",
         *       "package": "example",
         *       "seed": "example-rate-2027",
         *       "enrol": "renewal",
         *       "layer": null,
         *       "createdAt": "2026-11-23T12:00:00Z",
         *       "updatedAt": "2026-11-23T12:00:00Z",
         *       "startedAt": null,
         *       "startedBy": null,
         *       "stoppedAt": null,
         *       "stoppedBy": null,
         *       "stopReason": null,
         *       "endedAt": null
         *     }
         */
        ExperimentSummary: {
            /** @description SHA-256 of the canonical document */
            contentHash: string;
            createdAt: components["schemas"]["Instant"];
            endedAt: components["schemas"]["Instant"] | null;
            /** @enum {string} */
            enrol: "new" | "renewal" | "now";
            experiment: components["schemas"]["Key"];
            layer: {
                from: number;
                key: components["schemas"]["Key"];
                to: number;
            } | null;
            package: components["schemas"]["Key"];
            /** @description Grows with every change: the ETag */
            revision: number;
            seed: string;
            startedAt: components["schemas"]["Instant"] | null;
            startedBy: string | null;
            /** @enum {string} */
            state: "draft" | "in-review" | "running" | "stopped" | "ended";
            /** @description Nobody enrols from then on */
            stoppedAt: components["schemas"]["Instant"] | null;
            stoppedBy: string | null;
            stopReason: string | null;
            updatedAt: components["schemas"]["Instant"];
        };
        ExperimentVariant: {
            /** @description Nobody new gets it from then on */
            closedAt: components["schemas"]["Instant"] | null;
            closedBy: string | null;
            /** @description Units that have seen its price */
            exposed: number;
            key: components["schemas"]["Key"];
            /** @description Of 10,000; what every expected share is counted from */
            liveBuckets: number;
            /** @description The version that its members are quoted with */
            package: string;
            /** @description Billing accounts and workspaces that have it */
            units: number;
            weight: string;
            workspaces: number;
        };
        ExperimentVerdict: {
            /** @description When the plan is complete at the earliest */
            earliest?: components["schemas"]["Instant"];
            reasons: components["schemas"]["VerdictReason"][];
            /** @description The one to ship, or to stop for */
            variant?: components["schemas"]["Key"];
            /**
             * @description The first of these, in this order, that holds
             * @enum {string}
             */
            word: "broken" | "stop" | "ship" | "keep running" | "cannot tell";
        };
        Fault: {
            /** @description Stable word for programs */
            code: string;
            column?: number;
            /** @description What to write instead */
            help?: string;
            line?: number;
            /** @description A sentence for people */
            message: string;
            /** @description The rule file that is to blame */
            path?: string;
            /** @description JSON pointer (RFC 6901) to the value in the request that is to blame */
            pointer?: string;
            /**
             * @description Of a fault in a rule file
             * @enum {string}
             */
            severity?: "error" | "warning";
        };
        GateReading: {
            /**
             * @description What follows from it, unless a person has accepted it
             * @enum {string}
             */
            action: "pass" | "hold" | "pause" | "stopEnrolment" | "rollback";
            /** @description Reports, and cannot act */
            dryRun: boolean;
            figures: {
                [key: string]: string;
            };
            /** @description Its stage lists it: it must pass to leave. Others are watched alone */
            listed: boolean;
            /** @description A stable code */
            reason: string;
            type: string;
            /** @enum {string} */
            verdict: "pass" | "fail" | "inconclusive" | "error";
        };
        /**
         * @example {
         *       "package": "team@3",
         *       "reason": "promised on the phone"
         *     }
         */
        GiveLockRequest: {
            /** @description Now when left out; of a subscription from the next period on */
            from?: components["schemas"]["Instant"];
            /** @description A version: `team@3` */
            package: string;
            reason: string;
            /** @description To the end of the period that holds it; for good when left out */
            until?: components["schemas"]["Instant"];
        };
        GuardrailResults: {
            /**
             * @description Which way is good
             * @enum {string}
             */
            direction: "higher" | "lower";
            metric: string;
            /**
             * @description Of margins and harms: percentage points of a share, or percent of the control’s mean
             * @enum {string}
             */
            unit?: "points" | "percent";
            variants: {
                /** @description In the units of the margin; the bounds hold however often one looks */
                harm?: {
                    atLeast: number;
                    atMost: number;
                    estimate: number;
                };
                /** @description How much worse is put up with, in `unit` */
                margin?: number;
                /** @description Stable */
                reason: string;
                variant: components["schemas"]["Key"];
                /** @enum {string} */
                verdict: "pass" | "fail" | "inconclusive" | "error";
            }[];
        };
        /**
         * @example {
         *       "status": "up"
         *     }
         */
        Health: {
            /** @enum {string} */
            status: "up" | "down";
        };
        /**
         * @description What is accepted is committed
         * @example {
         *       "accepted": 1,
         *       "duplicates": 0,
         *       "conflicts": 0,
         *       "quarantined": 0,
         *       "rejected": 0,
         *       "results": []
         *     }
         */
        IngestReply: {
            accepted: number;
            conflicts: number;
            duplicates: number;
            quarantined: number;
            rejected: number;
            /** @description Every event that was not simply accepted; with `?results=all` every event */
            results: components["schemas"]["EventResult"][];
        };
        /**
         * @description An instant, RFC 3339 with a zone
         * @example 2027-01-01T00:00:00Z
         */
        Instant: string;
        /**
         * @example {
         *       "id": "qte_019ab3c0-1c00-7000-8000-000000000001",
         *       "kind": "quote",
         *       "createdAt": "2026-11-23T12:00:00Z",
         *       "createdBy": "billing",
         *       "validUntil": "2026-12-23T12:00:00Z",
         *       "price": {
         *         "reason": "named",
         *         "version": 4,
         *         "contentHash": "9fb567b3540f8c913e1ecbfbe814967f1e0c304c5c5093f07f5de015e4e05f99"
         *       },
         *       "hash": "e71eadea7802aa7757da5696738aee347bd23509b2a6afb78b63bc4a2ff46d4d",
         *       "quote": {
         *         "adjustments": [],
         *         "currency": "USD",
         *         "entitlements": [
         *           {
         *             "feature": "sso",
         *             "source": "version",
         *             "type": "boolean",
         *             "value": true
         *           },
         *           {
         *             "feature": "support",
         *             "source": "version",
         *             "type": "config",
         *             "value": "premium"
         *           },
         *           {
         *             "enforcement": "soft",
         *             "feature": "mtu",
         *             "limit": "25000",
         *             "meter": "mtu",
         *             "resets": "interval",
         *             "source": "version",
         *             "type": "metered"
         *           }
         *         ],
         *         "lines": [
         *           {
         *             "amount": "120.00",
         *             "description": "Platform fee",
         *             "details": [
         *               {
         *                 "amount": "120",
         *                 "kind": "flat",
         *                 "text": "flat 120"
         *               }
         *             ],
         *             "key": "platform",
         *             "model": "flat",
         *             "timing": "advance",
         *             "unroundedAmount": "120"
         *           },
         *           {
         *             "amount": "120.00",
         *             "description": "seats",
         *             "details": [
         *               {
         *                 "amount": "120",
         *                 "kind": "unit",
         *                 "quantity": "12",
         *                 "text": "12 units at 10"
         *               }
         *             ],
         *             "key": "seats",
         *             "model": "unit",
         *             "quantity": "12",
         *             "timing": "advance",
         *             "unroundedAmount": "120"
         *           },
         *           {
         *             "amount": "235.00",
         *             "description": "mtu",
         *             "details": [
         *               {
         *                 "amount": "180",
         *                 "index": 0,
         *                 "kind": "tier",
         *                 "quantity": "15000",
         *                 "text": "15000 units up to 15000 at 0.012"
         *               },
         *               {
         *                 "amount": "55",
         *                 "index": 1,
         *                 "kind": "tier",
         *                 "quantity": "5000",
         *                 "text": "5000 units above 15000 at 0.01 plus 5 flat"
         *               }
         *             ],
         *             "key": "mtu",
         *             "model": "graduated",
         *             "quantity": "30000",
         *             "timing": "arrears",
         *             "unroundedAmount": "235"
         *           },
         *           {
         *             "amount": "0.00",
         *             "description": "storage",
         *             "details": [
         *               {
         *                 "amount": "0",
         *                 "kind": "package",
         *                 "quantity": "0",
         *                 "text": "0 × 100 for 0 units, at 5 each; a part counts whole"
         *               }
         *             ],
         *             "key": "storage",
         *             "model": "package",
         *             "quantity": "0",
         *             "timing": "arrears",
         *             "unroundedAmount": "0"
         *           },
         *           {
         *             "amount": "0.00",
         *             "description": "sms",
         *             "details": [],
         *             "key": "sms",
         *             "model": "unit",
         *             "quantity": "0",
         *             "timing": "arrears",
         *             "unroundedAmount": "0"
         *           },
         *           {
         *             "amount": "0.80",
         *             "description": "build-minutes",
         *             "details": [
         *               {
         *                 "amount": "0",
         *                 "dimensions": {
         *                   "os": "linux"
         *                 },
         *                 "kind": "weighed",
         *                 "quantity": "3100",
         *                 "text": "os `linux`: 3100 used, weighed as 3100"
         *               },
         *               {
         *                 "amount": "0.8",
         *                 "kind": "unit",
         *                 "quantity": "100",
         *                 "text": "100 units at 0.008"
         *               }
         *             ],
         *             "key": "build-minutes",
         *             "model": "unit",
         *             "quantity": "3100",
         *             "timing": "arrears",
         *             "unroundedAmount": "0.8"
         *           },
         *           {
         *             "amount": "47.50",
         *             "description": "support",
         *             "details": [
         *               {
         *                 "amount": "47.5",
         *                 "index": 0,
         *                 "kind": "tier",
         *                 "quantity": "475",
         *                 "text": "475 up to 10000 at 10 %"
         *               }
         *             ],
         *             "key": "support",
         *             "model": "graduatedPercentage",
         *             "quantity": "475",
         *             "timing": "arrears",
         *             "unroundedAmount": "47.5"
         *           }
         *         ],
         *         "package": {
         *           "contentHash": "9fb567b3540f8c913e1ecbfbe814967f1e0c304c5c5093f07f5de015e4e05f99",
         *           "key": "team",
         *           "version": 4
         *         },
         *         "period": {
         *           "from": "2027-01-01T00:00:00Z",
         *           "timeZone": "UTC",
         *           "to": "2027-02-01T00:00:00Z"
         *         },
         *         "rounding": {
         *           "mode": "halfUp",
         *           "scale": 2
         *         },
         *         "rules": [],
         *         "subtotal": "523.30",
         *         "total": "523.30"
         *       }
         *     }
         */
        KeptQuote: {
            adjusts?: components["schemas"]["QuoteAdjusts"];
            assignment?: components["schemas"]["QuoteAssignment"];
            createdAt: components["schemas"]["Instant"];
            createdBy: string;
            explanation?: {
                [key: string]: unknown;
            };
            /** @description SHA-256 of the bytes of `quote`, as they stand here */
            hash: string;
            /** @description qte_… */
            id: string;
            kind: components["schemas"]["QuoteKind"];
            price: {
                contentHash: string;
                reason: components["schemas"]["PriceReason"];
                version: number;
            };
            /** @description Byte for byte what a preview answers */
            quote: {
                adjustments: components["schemas"]["QuoteAdjustment"][];
                currency: string;
                entitlements: components["schemas"]["QuoteEntitlement"][];
                lines: components["schemas"]["QuoteLine"][];
                package: {
                    contentHash: string;
                    key: string;
                    version: number;
                };
                period: {
                    from: components["schemas"]["Instant"];
                    timeZone: string;
                    to: components["schemas"]["Instant"];
                };
                rounding: {
                    mode: string;
                    scale: number;
                };
                rules: string[];
                /** @description How changes cut the period; absent when nothing changed */
                segments?: components["schemas"]["QuoteSegment"][];
                /** @description A decimal as text */
                subtotal: string;
                /** @description A decimal as text */
                total: string;
            };
            subscription?: string;
            validUntil: components["schemas"]["Instant"];
            workspace?: string;
        };
        /**
         * @example {
         *       "id": "qte_019ab3c0-1c00-7000-8000-000000000001",
         *       "kind": "quote",
         *       "createdAt": "2026-11-23T12:00:00Z",
         *       "createdBy": "billing",
         *       "validUntil": "2026-12-23T12:00:00Z",
         *       "price": {
         *         "reason": "named",
         *         "version": 4,
         *         "contentHash": "9fb567b3540f8c913e1ecbfbe814967f1e0c304c5c5093f07f5de015e4e05f99"
         *       },
         *       "hash": "e71eadea7802aa7757da5696738aee347bd23509b2a6afb78b63bc4a2ff46d4d",
         *       "package": "team",
         *       "period": {
         *         "from": "2027-01-01T00:00:00Z",
         *         "to": "2027-02-01T00:00:00Z"
         *       },
         *       "currency": "USD",
         *       "total": "523.30"
         *     }
         */
        KeptQuoteSummary: {
            adjusts?: components["schemas"]["QuoteAdjusts"];
            assignment?: components["schemas"]["QuoteAssignment"];
            createdAt: components["schemas"]["Instant"];
            createdBy: string;
            currency: string;
            /** @description SHA-256 of the bytes of `quote`, as they stand here */
            hash: string;
            /** @description qte_… */
            id: string;
            kind: components["schemas"]["QuoteKind"];
            package: string;
            period: {
                from: components["schemas"]["Instant"];
                to: components["schemas"]["Instant"];
            };
            price: {
                contentHash: string;
                reason: components["schemas"]["PriceReason"];
                version: number;
            };
            subscription?: string;
            total: string;
            validUntil: components["schemas"]["Instant"];
            workspace?: string;
        };
        /**
         * @example {
         *       "source": "/telephony",
         *       "id": "7c1e0f52-0001",
         *       "type": "message.sent",
         *       "workspace": "acme",
         *       "time": "2026-11-23T11:00:00.000000Z",
         *       "timeGiven": true,
         *       "receivedAt": "2026-11-23T11:00:01.250000Z",
         *       "data": {
         *         "segments": "2",
         *         "country": "GB",
         *         "kind": "sms"
         *       }
         *     }
         */
        KeptUsageEvent: {
            data?: {
                [key: string]: unknown;
            };
            id: string;
            receivedAt: components["schemas"]["Instant"];
            source: string;
            /** @description When it counts; of a correction, when the corrected event does */
            time: components["schemas"]["Instant"];
            /** @description False: the service said when */
            timeGiven: boolean;
            type: string;
            workspace: string;
        };
        /**
         * @description A stable key: a small letter, then small letters, digits and hyphens; at most 63
         * @example seats
         */
        Key: string;
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "Ab12Cd34",
         *           "name": "billing, production",
         *           "holder": "billing",
         *           "scopes": [
         *             "quotes:create",
         *             "quotes:read"
         *           ],
         *           "workspace": null,
         *           "state": "active",
         *           "createdAt": "2027-01-01T00:00:00Z",
         *           "expiresAt": "2027-06-01T00:00:00Z",
         *           "revokedAt": null,
         *           "lastUsedAt": null
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        KeyPage: {
            data: components["schemas"]["ApiKey"][];
            /** @description Hand it in as `cursor` for the next page; null on the last */
            nextCursor: string | null;
        };
        ListedResults: {
            /** @description The same among all variants (Holm) */
            adjustedPValue?: number;
            assignments?: number;
            /** @description In units of the metric: the mean over blocks */
            effect?: number;
            fault?: components["schemas"]["ResultFault"];
            /** @description Every possible assignment was looked at; else so many were drawn */
            isExact?: boolean;
            /** @description To both sides, of all assignments that the draw might have made */
            pValue?: number;
            /** @description Of the variant and the control, in blocks that have units of both */
            units: number;
            variant: components["schemas"]["Key"];
        };
        /**
         * @example {
         *       "id": "Ab12Cd34",
         *       "name": "billing, production",
         *       "holder": "billing",
         *       "scopes": [
         *         "quotes:create",
         *         "quotes:read"
         *       ],
         *       "workspace": null,
         *       "state": "active",
         *       "createdAt": "2027-01-01T00:00:00Z",
         *       "expiresAt": "2027-06-01T00:00:00Z",
         *       "revokedAt": null,
         *       "lastUsedAt": null,
         *       "key": "rbk_Ab12Cd34_…"
         *     }
         */
        MadeKey: {
            createdAt: components["schemas"]["Instant"];
            expiresAt: components["schemas"]["Instant"] | null;
            holder: string;
            /** @description The part of the key that is no secret */
            id: string;
            /** @description The key itself, shown this once: a repeated request is answered without it */
            key?: string;
            /** @description To a minute or two; null while it was never used */
            lastUsedAt: components["schemas"]["Instant"] | null;
            name: string | null;
            revokedAt: components["schemas"]["Instant"] | null;
            scopes: string[];
            /** @enum {string} */
            state: "active" | "expired" | "revoked";
            workspace: string | null;
        };
        /**
         * @example {
         *       "keyId": "Ab12Cd34",
         *       "holder": "billing",
         *       "scopes": [
         *         "quotes:create"
         *       ],
         *       "workspace": null
         *     }
         */
        Me: {
            holder: string;
            keyId: string;
            scopes: string[];
            workspace: string | null;
        };
        /**
         * @example {
         *       "key": "sms",
         *       "title": "Messages",
         *       "event": "message.sent",
         *       "aggregation": "sum",
         *       "value": "segments",
         *       "dimensions": [
         *         "country",
         *         "kind"
         *       ]
         *     }
         */
        Meter: {
            aggregation: string;
            dimensions: string[];
            /** @description CloudEvents `type` */
            event: string;
            key: string;
            title?: string;
            unitCost?: string;
            /** @description Property of `data` that holds the value */
            value?: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "key": "sms",
         *           "title": "Messages",
         *           "event": "message.sent",
         *           "aggregation": "sum",
         *           "value": "segments",
         *           "dimensions": [
         *             "country",
         *             "kind"
         *           ]
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        MeterList: {
            data: components["schemas"]["Meter"][];
            nextCursor: null;
        };
        /**
         * @description A quantity; cells with their quantities; or the events of a percentage charge
         * @example 30000
         * @example [
         *       {
         *         "country": "GB",
         *         "quantity": "3"
         *       }
         *     ]
         * @example {
         *       "events": [
         *         "10.05"
         *       ]
         *     }
         */
        MeterUsage: components["schemas"]["Decimal"] | {
            [key: string]: string | components["schemas"]["Decimal"][];
        }[] | {
            events: components["schemas"]["Decimal"][];
        } | {
            amount: components["schemas"]["Decimal"];
            count: components["schemas"]["Decimal"];
        };
        MetricResults: {
            /** @description Most that a unit counts; absent: all of it */
            cap?: components["schemas"]["Decimal"];
            /**
             * @description Which way is good
             * @enum {string}
             */
            direction: "higher" | "lower";
            key: string;
            /** @enum {string} */
            kind: "mean" | "proportion" | "ratio";
            periods: number;
            variants: components["schemas"]["VariantResults"][];
        };
        MigrationAffected: {
            difference: string;
            /** @description At most ten */
            largest: {
                after: string;
                before: string;
                difference: string;
                subscription: string;
            }[];
            subscriptions: number;
        };
        /** @description Whose subscriptions; what is left out narrows nothing down */
        MigrationFilter: {
            /** @description Each of them equal to the workspace’s */
            attributes?: {
                [key: string]: string | boolean | string[];
            };
            workspaces?: components["schemas"]["WorkspaceId"][];
        };
        /**
         * @example {
         *       "subscription": "sub_01a8f3c2-8c00-7000-8000-000000000001",
         *       "stage": 1,
         *       "notBefore": null,
         *       "state": "applied",
         *       "fromVersion": 3,
         *       "quantities": {
         *         "seats": "12"
         *       },
         *       "currency": "USD",
         *       "before": "120.00",
         *       "after": "132.00",
         *       "reason": null,
         *       "effectiveAt": "2027-02-28T00:00:00Z",
         *       "decidedAt": "2027-01-31T09:31:00Z"
         *     }
         */
        MigrationItem: {
            after: string | null;
            /** @description The period of the change without usage, as previewed */
            before: string | null;
            currency: string | null;
            decidedAt: components["schemas"]["Instant"] | null;
            effectiveAt: components["schemas"]["Instant"] | null;
            fromVersion: number;
            notBefore: components["schemas"]["Instant"] | null;
            /** @description What it had before */
            quantities: {
                [key: string]: string;
            };
            /** @description Why it was skipped; of a pending one, what stood in the way when the migration was made */
            reason: {
                code: string;
                message: string;
            } | null;
            stage: number;
            /** @enum {string} */
            state: "pending" | "applied" | "skipped" | "reverted" | "revert-skipped";
            subscription: components["schemas"]["SubscriptionId"];
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "subscription": "sub_01a8f3c2-8c00-7000-8000-000000000001",
         *           "stage": 1,
         *           "notBefore": null,
         *           "state": "applied",
         *           "fromVersion": 3,
         *           "quantities": {
         *             "seats": "12"
         *           },
         *           "currency": "USD",
         *           "before": "120.00",
         *           "after": "132.00",
         *           "reason": null,
         *           "effectiveAt": "2027-02-28T00:00:00Z",
         *           "decidedAt": "2027-01-31T09:31:00Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        MigrationItemPage: {
            data: components["schemas"]["MigrationItem"][];
            /** @description Hand it in as `cursor` for the next page; null on the last */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "state": "skipped"
         *     }
         */
        MigrationItemsQuery: {
            /** @description `nextCursor` of the page before */
            cursor?: string;
            /** @description How many entries at most: 1 to 200, usually 50 */
            limit?: string;
            /** @enum {string} */
            state?: "pending" | "applied" | "skipped" | "reverted" | "revert-skipped";
        };
        /** @description Who pays what for the period in which the change takes effect, without usage */
        MigrationPreview: {
            currencies: {
                after: string;
                before: string;
                currency: string;
                difference: string;
                /** @description They pay more */
                losers: components["schemas"]["MigrationAffected"];
                subscriptions: number;
                /** @description They pay less */
                winners: components["schemas"]["MigrationAffected"];
            }[];
            /** @description What stands in the way of being moved */
            skipped: components["schemas"]["MigrationUnanswered"][];
            /** @description How many match */
            subscriptions: number;
            /** @description They are moved; what they will pay cannot be said */
            unpriceable: components["schemas"]["MigrationUnanswered"][];
        };
        /** @description How many subscriptions stand where */
        MigrationProgress: {
            applied: number;
            pending: number;
            reverted: number;
            revertSkipped: number;
            skipped: number;
        };
        /** @description Either `percent` or `count`; the last reaches 100 percent */
        MigrationStage: {
            /** @description So many subscriptions, those of earlier stages included */
            count?: components["schemas"]["Count"];
            /** @description That of the stage before when left out */
            notBefore?: components["schemas"]["Instant"];
            percent?: number | string;
        };
        MigrationUnanswered: {
            code: string;
            /** @description Of the one that is named */
            message: string;
            /** @description One of them */
            subscription: string;
            subscriptions: number;
        };
        Outcome: {
            /** @description The sender’s own name for it: it counts once for ever */
            id: string;
            occurredAt: components["schemas"]["Instant"];
            /** @description What metrics.yaml names as `outcome` or `denominator` */
            type: components["schemas"]["Key"];
            /** @description What a mean or a ratio sums; 1 when left out */
            value?: components["schemas"]["Decimal"];
            workspace: string;
        };
        /**
         * @example {
         *       "accepted": 1,
         *       "duplicates": 0,
         *       "refused": []
         *     }
         */
        OutcomesSent: {
            accepted: number;
            /** @description Reported before, and counted then */
            duplicates: number;
            /** @description Nothing of these is kept; all others are */
            refused: {
                code: string;
                help: string;
                /** @description Place in the batch, from 0 */
                index: number;
                message: string;
                /** @enum {string} */
                status: "conflict" | "rejected";
            }[];
        };
        /**
         * @example {
         *       "key": "team",
         *       "title": "Team",
         *       "latestVersion": 4,
         *       "currentVersion": 3
         *     }
         */
        Package: {
            /** @description The version that a new subscription gets now, if any */
            currentVersion: number | null;
            key: string;
            latestVersion: number;
            title?: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "key": "team",
         *           "title": "Team",
         *           "latestVersion": 4,
         *           "currentVersion": 3
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        PackagePage: {
            data: components["schemas"]["Package"][];
            /** @description Hand it in as `cursor` for the next page; null on the last */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "package": "example",
         *       "version": 1,
         *       "state": "published",
         *       "contentHash": "45882fb84511bb3c572ec43250b29d5320e09b1c56c280d1ee0516daaaad3e8d",
         *       "currency": "USD",
         *       "interval": "month",
         *       "effectiveFrom": null,
         *       "publishedAt": "2026-11-23T12:00:00Z",
         *       "publishedBy": "ada",
         *       "retiredAt": null,
         *       "definitionsHash": "024129f9432ecd070d8df4a9d275c8bae0473cd83e6a05dee263c93e69a4d4de",
         *       "document": {
         *         "charges": [
         *           {
         *             "amount": "20.00",
         *             "key": "fee",
         *             "model": "flat"
         *           }
         *         ],
         *         "currency": "USD",
         *         "interval": "month",
         *         "package": "example",
         *         "schema": "ratebook/v1",
         *         "version": "1"
         *       },
         *       "approvedBy": "grace",
         *       "breakGlass": null,
         *       "retiredBy": null,
         *       "retiredReason": null,
         *       "promotions": [],
         *       "becomesCurrent": [],
         *       "supersedes": []
         *     }
         */
        PackageVersion: {
            /** @description Of a draft: what was said about this submission */
            approvals?: components["schemas"]["VersionApproval"][];
            approvedBy?: string | null;
            /** @description From these instants on, until another one does */
            becomesCurrent?: components["schemas"]["Instant"][];
            /** @description Why it was published without an approval */
            breakGlass?: string | null;
            /** @description SHA-256 of the canonical document: what an approval is bound to */
            contentHash: string;
            currency: string;
            /** @description Of the meters, attributes and features that it is read with */
            definitionsHash: string;
            /** @description Warnings, when it was just judged */
            diagnostics?: components["schemas"]["Diagnostic"][];
            /** @description The rule file as data: all scalars are text */
            document: {
                [key: string]: unknown;
            };
            /** @description Null: published, but current for nobody until promoted */
            effectiveFrom: components["schemas"]["Instant"] | null;
            interval: string;
            package: string;
            promotions?: components["schemas"]["Promotion"][];
            /** @description Null until it is published */
            publishedAt: components["schemas"]["Instant"] | null;
            publishedBy: string | null;
            retiredAt: components["schemas"]["Instant"] | null;
            retiredBy?: string | null;
            retiredReason?: string | null;
            /** @description Of a draft: its ETag */
            revision?: number;
            state: components["schemas"]["PackageVersionState"];
            submittedBy?: string | null;
            /** @description Versions that were scheduled for an instant which this one took */
            supersedes?: number[];
            title?: string;
            version: number;
            /** @description Of a draft: everybody who wrote any of it */
            writtenBy?: string[];
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "package": "example",
         *           "version": 1,
         *           "state": "published",
         *           "contentHash": "45882fb84511bb3c572ec43250b29d5320e09b1c56c280d1ee0516daaaad3e8d",
         *           "currency": "USD",
         *           "interval": "month",
         *           "effectiveFrom": null,
         *           "publishedAt": "2026-11-23T12:00:00Z",
         *           "publishedBy": "ada",
         *           "retiredAt": null,
         *           "definitionsHash": "024129f9432ecd070d8df4a9d275c8bae0473cd83e6a05dee263c93e69a4d4de"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        PackageVersionPage: {
            data: components["schemas"]["PackageVersionSummary"][];
            /** @description Hand it in as `cursor` for the next page; null on the last */
            nextCursor: string | null;
        };
        /**
         * @description docs/publishing.md says what may happen in each
         * @enum {string}
         */
        PackageVersionState: "draft" | "in-review" | "published" | "retired";
        /**
         * @example {
         *       "package": "example",
         *       "version": 1,
         *       "state": "published",
         *       "contentHash": "45882fb84511bb3c572ec43250b29d5320e09b1c56c280d1ee0516daaaad3e8d",
         *       "currency": "USD",
         *       "interval": "month",
         *       "effectiveFrom": null,
         *       "publishedAt": "2026-11-23T12:00:00Z",
         *       "publishedBy": "ada",
         *       "retiredAt": null,
         *       "definitionsHash": "024129f9432ecd070d8df4a9d275c8bae0473cd83e6a05dee263c93e69a4d4de"
         *     }
         */
        PackageVersionSummary: {
            /** @description SHA-256 of the canonical document: what an approval is bound to */
            contentHash: string;
            currency: string;
            /** @description Of the meters, attributes and features that it is read with */
            definitionsHash: string;
            /** @description Null: published, but current for nobody until promoted */
            effectiveFrom: components["schemas"]["Instant"] | null;
            interval: string;
            package: string;
            /** @description Null until it is published */
            publishedAt: components["schemas"]["Instant"] | null;
            publishedBy: string | null;
            retiredAt: components["schemas"]["Instant"] | null;
            state: components["schemas"]["PackageVersionState"];
            title?: string;
            version: number;
        };
        /**
         * @example {
         *       "reason": "the price page is rewritten"
         *     }
         */
        PauseExperimentRequest: {
            reason?: string;
        };
        /** @description Half-open, `[from, to)`; `timeZone` defaults to UTC */
        Period: {
            from: components["schemas"]["Instant"];
            timeZone?: string;
            to: components["schemas"]["Instant"];
        };
        /**
         * @example {
         *       "id": "pcl_01a8f3c2-8c00-7000-8000-000000000003",
         *       "state": "ended",
         *       "until": "2027-02-01T00:00:00Z",
         *       "since": null,
         *       "packages": null,
         *       "workspaces": null,
         *       "shards": {
         *         "total": 1,
         *         "marked": 1,
         *         "done": 1
         *       },
         *       "periods": {
         *         "pending": 0,
         *         "final": 2,
         *         "adjusted": 1,
         *         "unchanged": 0,
         *         "failed": 1
         *       },
         *       "failures": [
         *         {
         *           "subscription": "sub_01a8f3c2-8c00-7000-8000-000000000001",
         *           "workspace": "globex",
         *           "from": "2027-01-01T00:00:00Z",
         *           "to": "2027-02-01T00:00:00Z",
         *           "code": "usage.too-many-events",
         *           "message": "meter `payments` has more than 100000 events in the period, and each of them is priced"
         *         }
         *       ],
         *       "totals": [
         *         {
         *           "currency": "USD",
         *           "finals": 2,
         *           "total": "268.40",
         *           "adjustments": 1,
         *           "difference": "0.35"
         *         }
         *       ],
         *       "reason": null,
         *       "createdBy": "billing",
         *       "createdAt": "2027-02-01T06:00:00Z",
         *       "endedAt": "2027-02-01T06:00:02Z"
         *     }
         */
        PeriodClose: {
            createdAt: components["schemas"]["Instant"];
            createdBy: string;
            endedAt: components["schemas"]["Instant"] | null;
            /** @description The first hundred periods that could not be billed */
            failures: components["schemas"]["PeriodFailure"][];
            /** @description pcl_… */
            id: string;
            /** @description Null: all */
            packages: string[] | null;
            periods: components["schemas"]["PeriodCloseProgress"];
            reason: string | null;
            /** @description Ranges of subscriptions: how many have their periods listed, and how many are done */
            shards: {
                done: number;
                marked: number;
                total: number;
            };
            since: components["schemas"]["Instant"] | null;
            /** @enum {string} */
            state: "running" | "ended";
            /** @description What was billed; null until it has ended */
            totals: components["schemas"]["PeriodTotals"][] | null;
            until: components["schemas"]["Instant"];
            /** @description Null: all */
            workspaces: string[] | null;
        };
        PeriodCloseProgress: {
            /** @description They were final before, and have an adjustment for events that came late */
            adjusted: number;
            failed: number;
            /** @description They have their final quote */
            final: number;
            pending: number;
            /** @description Another close was faster */
            unchanged: number;
        };
        /** @description One period without usage: its amount, or why there is none */
        PeriodCost: {
            /** @description What the period costs when nothing is metered in it */
            amount?: string;
            currency?: string;
            period: {
                from: components["schemas"]["Instant"];
                /** @description IANA name */
                timeZone: string;
                to: components["schemas"]["Instant"];
            };
            /** @description Why there is no amount */
            reason?: {
                code: string;
                message: string;
            };
        };
        /** @description It stays closing; the next close takes it again */
        PeriodFailure: {
            code: string;
            from: components["schemas"]["Instant"];
            message: string;
            subscription: components["schemas"]["SubscriptionId"];
            to: components["schemas"]["Instant"];
            workspace: string;
        };
        PeriodTotals: {
            adjustments: number;
            currency: string;
            /** @description The sum of what they change */
            difference: string;
            /** @description How many final quotes */
            finals: number;
            /** @description Their sum */
            total: string;
        };
        /**
         * @example {
         *       "versions": [
         *         {
         *           "package": "example",
         *           "version": 1,
         *           "status": "new",
         *           "contentHash": "45882fb84511bb3c572ec43250b29d5320e09b1c56c280d1ee0516daaaad3e8d",
         *           "against": null,
         *           "changes": [
         *             {
         *               "kind": "added",
         *               "subject": "charge",
         *               "name": "fee",
         *               "to": "{ amount: 20.00, key: fee, model: flat }",
         *               "sentence": "charge `fee` is added: { amount: 20.00, key: fee, model: flat }"
         *             }
         *           ],
         *           "becomesCurrent": null,
         *           "audience": "nobody until it is promoted",
         *           "overtakes": [],
         *           "subscriptions": [],
         *           "diagnostics": []
         *         }
         *       ],
         *       "money": null,
         *       "moneyReason": "the effect on past usage is not computed yet",
         *       "comment": "## Prices\n\n### `example@1` is a new package\n\n- for nobody until it is promoted\n\n- charge `fee` is added: { amount: 20.00, key: fee, model: flat }\n\n_The effect on past usage is not computed yet._\n\n"
         *     }
         */
        Plan: {
            /** @description Markdown, to be read as a pull-request comment */
            comment: string;
            /** @description The effect on past usage */
            money: null;
            moneyReason: string;
            versions: components["schemas"]["PlannedVersion"][];
        };
        PlannedVersion: {
            against: number | null;
            audience: string;
            /** @description Null: for nobody until it is promoted */
            becomesCurrent: components["schemas"]["Instant"] | null;
            changes: components["schemas"]["VersionChange"][];
            contentHash: string | null;
            diagnostics: components["schemas"]["Diagnostic"][];
            overtakes: {
                at: components["schemas"]["Instant"];
                version: number;
            }[];
            package: string;
            /** @enum {string} */
            status: "new" | "changed" | "unchanged" | "contradicts" | "invalid";
            subscriptions: {
                count: number;
                version: number;
            }[];
            version: number;
        };
        /**
         * @description What would be published: files, drafts, or both
         * @example {
         *       "files": [
         *         {
         *           "path": "rules/packages/example/1.yaml",
         *           "source": "schema: ratebook/v1\npackage: example\nversion: 1\ncurrency: USD\ninterval: month\ncharges:\n  - { key: fee, model: flat, amount: 20.00 }\n"
         *         }
         *       ]
         *     }
         */
        PlanRequest: {
            definitions?: components["schemas"]["DefinitionFiles"];
            /** @description Drafts that are here already */
            drafts?: {
                package: components["schemas"]["Key"];
                version: number;
            }[];
            /** @description Version files as they would be published */
            files?: {
                /** @description Where the file stands, for diagnostics; `.json` is read as JSON */
                path: string;
                source: string;
            }[];
        };
        /**
         * @description A decimal of at least zero: a price, a rate, a bound. A credit is a discount
         * @example 0.0125
         */
        Price: string;
        /**
         * @example {
         *       "id": "lck_01a8f3c2-8c00-7000-8000-000000000003",
         *       "workspace": "acme",
         *       "package": "team@3",
         *       "contentHash": "45882fb84511bb3c572ec43250b29d5320e09b1c56c280d1ee0516daaaad3e8d",
         *       "from": "2026-12-01T00:00:00Z",
         *       "until": null,
         *       "experiment": null,
         *       "variant": null,
         *       "reason": "promised on the phone",
         *       "createdAt": "2026-11-23T12:00:00Z",
         *       "createdBy": "ada",
         *       "revokedAt": null,
         *       "revokedBy": null,
         *       "thenApply": null,
         *       "settledAs": null
         *     }
         */
        PriceLock: {
            contentHash: string;
            createdAt: components["schemas"]["Instant"];
            createdBy: string;
            /** @description Null for one that a person gave */
            experiment: string | null;
            from: components["schemas"]["Instant"];
            /** @description lck_… */
            id: string;
            /** @description The version whose price is promised */
            package: string;
            reason: string;
            /** @description It prices nothing from then on */
            revokedAt: components["schemas"]["Instant"] | null;
            revokedBy: string | null;
            /** @description `moved`, `unchanged`, `no-subscription`, `ended`, `migrated`, or the code of what stood in the way */
            settledAs: string | null;
            /** @description What the workspace pays from its end on; said once nobody enrols any more */
            thenApply: ("keep" | "winner" | "control" | "lowest") | null;
            /** @description Half-open; null while nothing ends it */
            until: components["schemas"]["Instant"] | null;
            variant: string | null;
            workspace: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "lck_01a8f3c2-8c00-7000-8000-000000000003",
         *           "workspace": "acme",
         *           "package": "team@3",
         *           "contentHash": "45882fb84511bb3c572ec43250b29d5320e09b1c56c280d1ee0516daaaad3e8d",
         *           "from": "2026-12-01T00:00:00Z",
         *           "until": null,
         *           "experiment": null,
         *           "variant": null,
         *           "reason": "promised on the phone",
         *           "createdAt": "2026-11-23T12:00:00Z",
         *           "createdBy": "ada",
         *           "revokedAt": null,
         *           "revokedBy": null,
         *           "thenApply": null,
         *           "settledAs": null
         *         }
         *       ]
         *     }
         */
        PriceLocks: {
            /** @description Oldest first */
            data: components["schemas"]["PriceLock"][];
        };
        /**
         * @description Why this version’s price applies
         * @enum {string}
         */
        PriceReason: "accepted-quote" | "override" | "lock" | "assignment" | "subscription" | "named" | "current";
        /**
         * @description Why a request was refused (RFC 9457)
         * @example {
         *       "type": "urn:ratebook:problem:package.unknown",
         *       "title": "Not Found",
         *       "status": 404,
         *       "detail": "there is no package `teem`",
         *       "instance": "/v1/packages/teem",
         *       "code": "package.unknown",
         *       "requestId": "902b8c50-5b8a-4a37-90d5-6d0d0f3f6b7a",
         *       "errors": [
         *         {
         *           "code": "package.unknown",
         *           "message": "there is no package `teem`",
         *           "help": "GET /v1/packages lists them"
         *         }
         *       ]
         *     }
         */
        Problem: {
            /** @description Stable: `noun.fault` */
            code: string;
            detail: string;
            errors?: components["schemas"]["Fault"][];
            /** @description The path that was asked */
            instance: string;
            requestId: string;
            status: number;
            title: string;
            type: string;
        };
        /**
         * @example {
         *       "state": "in-review",
         *       "version": {
         *         "package": "example",
         *         "version": 1,
         *         "state": "published",
         *         "contentHash": "45882fb84511bb3c572ec43250b29d5320e09b1c56c280d1ee0516daaaad3e8d",
         *         "currency": "USD",
         *         "interval": "month",
         *         "effectiveFrom": null,
         *         "publishedAt": "2026-11-23T12:00:00Z",
         *         "publishedBy": "ada",
         *         "retiredAt": null,
         *         "definitionsHash": "024129f9432ecd070d8df4a9d275c8bae0473cd83e6a05dee263c93e69a4d4de",
         *         "document": {
         *           "charges": [
         *             {
         *               "amount": "20.00",
         *               "key": "fee",
         *               "model": "flat"
         *             }
         *           ],
         *           "currency": "USD",
         *           "interval": "month",
         *           "package": "example",
         *           "schema": "ratebook/v1",
         *           "version": "1"
         *         },
         *         "approvedBy": "grace",
         *         "breakGlass": null,
         *         "retiredBy": null,
         *         "retiredReason": null,
         *         "promotions": [
         *           {
         *             "from": "2027-01-01T00:00:00Z",
         *             "state": "in-review",
         *             "requestedBy": "ada",
         *             "requestedAt": "2026-11-23T12:00:00Z",
         *             "decidedBy": null,
         *             "comment": null,
         *             "promotedBy": null,
         *             "promotedAt": null
         *           }
         *         ],
         *         "becomesCurrent": [],
         *         "supersedes": []
         *       }
         *     }
         */
        PromoteReply: {
            /**
             * @description in-review: somebody else approves it, then ask again
             * @enum {string}
             */
            state: "in-review" | "promoted";
            version: components["schemas"]["PackageVersion"];
        };
        /**
         * @example {
         *       "from": "2027-01-01T00:00:00Z"
         *     }
         */
        PromoteVersionRequest: {
            /** @description SHA-256 of the canonical document */
            contentHash?: string;
            /** @description Current from then on; an instant that has passed means now */
            from: components["schemas"]["Instant"];
            /** @description Versions whose scheduled day this takes, which the caller knows */
            supersedes?: number[];
        };
        /** @description Making a published version current from an instant on */
        Promotion: {
            comment: string | null;
            decidedBy: string | null;
            from: components["schemas"]["Instant"];
            promotedAt: components["schemas"]["Instant"] | null;
            promotedBy: string | null;
            requestedAt: components["schemas"]["Instant"];
            requestedBy: string;
            /** @enum {string} */
            state: "in-review" | "approved" | "rejected" | "promoted";
        };
        PublishedKey: {
            /** @constant */
            alg: "EdDSA";
            /** @constant */
            crv: "Ed25519";
            /** @description RFC 7638 thumbprint of the public key */
            kid: string;
            /** @constant */
            kty: "OKP";
            /** @constant */
            use: "sig";
            /** @description The public key, base64url */
            x: string;
        };
        /**
         * @description A JWK set: also a key that does not sign yet, and those that sign no more
         * @example {
         *       "keys": [
         *         {
         *           "kty": "OKP",
         *           "crv": "Ed25519",
         *           "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
         *           "kid": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
         *           "use": "sig",
         *           "alg": "EdDSA"
         *         }
         *       ]
         *     }
         */
        PublishedKeys: {
            keys: components["schemas"]["PublishedKey"][];
        };
        /**
         * @example {
         *       "contentHash": "45882fb84511bb3c572ec43250b29d5320e09b1c56c280d1ee0516daaaad3e8d"
         *     }
         */
        PublishVersionRequest: {
            /** @description Of what is meant to be published */
            contentHash: string;
            /** @description Versions whose scheduled day this takes, which the caller knows */
            supersedes?: number[];
        };
        /**
         * @example {
         *       "source": "schema: ratebook/experiment-v1\nexperiment: example-rate\nhypothesis: A lower rate with a higher minimum raises revenue per workspace\nseed: example-rate-2027\nenrol: renewal\nvariants:\n  - { key: control, package: example@1, weight: 50 }\n  - { key: lower-rate, package: example@2, weight: 25 }\n  - { key: same-rate, package: example@2, weight: 25 }\nrollout:\n  startsAt: 2027-02-01T14:00:00Z\n  stages:\n    - { coverage: 20, holdFor: 62d }\n    - { coverage: 100, holdFor: 93d }\n"
         *     }
         */
        PutExperimentRequest: {
            /** @description Text of holdouts.yaml: they begin with its start */
            holdouts?: string;
            /** @description Text of metrics.yaml */
            metrics?: string;
            /** @description Where the file stands, for diagnostics; `.json` is read as JSON */
            path?: string;
            /** @description The experiment file as text */
            source: string;
        };
        /**
         * @example {
         *       "variant": "control",
         *       "reason": "promised on the phone",
         *       "expiresAt": "2027-06-01T00:00:00Z"
         *     }
         */
        PutOverrideRequest: {
            expiresAt: components["schemas"]["Instant"];
            reason: string;
            variant: components["schemas"]["Key"];
        };
        /**
         * @example {
         *       "source": "schema: ratebook/v1\npackage: example\nversion: 1\ncurrency: USD\ninterval: month\ncharges:\n  - { key: fee, model: flat, amount: 20.00 }\n",
         *       "path": "rules/packages/example/1.yaml"
         *     }
         */
        PutVersionRequest: {
            /** @description The history of the package begins with this number, elsewhere */
            begins?: boolean;
            definitions?: components["schemas"]["DefinitionFiles"];
            /** @description Where the file stands, for diagnostics; `.json` is read as JSON */
            path?: string;
            /** @description The rule file as text */
            source: string;
        };
        /**
         * @example {
         *       "source": "/telephony",
         *       "id": "7c1e0f52-0002",
         *       "type": "message.sent",
         *       "workspace": "ghost",
         *       "receivedAt": "2026-11-23T11:00:01.250000Z",
         *       "reason": "event.unknown-workspace"
         *     }
         */
        QuarantinedEvent: {
            id: string;
            /** @description `event.unknown-workspace` or `event.unknown-type`, as it was when it came */
            reason: string;
            receivedAt: components["schemas"]["Instant"];
            /** @description Why it was not released although its workspace and type are known */
            refusal?: {
                code: string;
                message: string;
            };
            source: string;
            type: string;
            workspace: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "source": "/telephony",
         *           "id": "7c1e0f52-0002",
         *           "type": "message.sent",
         *           "workspace": "ghost",
         *           "receivedAt": "2026-11-23T11:00:01.250000Z",
         *           "reason": "event.unknown-workspace"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        QuarantinePage: {
            data: components["schemas"]["QuarantinedEvent"][];
            /** @description Hand it in as `cursor` for the next page; null on the last */
            nextCursor: string | null;
        };
        /**
         * @description The price and what it is made of
         * @example {
         *       "adjustments": [],
         *       "currency": "USD",
         *       "entitlements": [
         *         {
         *           "feature": "sso",
         *           "source": "version",
         *           "type": "boolean",
         *           "value": true
         *         },
         *         {
         *           "feature": "support",
         *           "source": "version",
         *           "type": "config",
         *           "value": "premium"
         *         },
         *         {
         *           "enforcement": "soft",
         *           "feature": "mtu",
         *           "limit": "25000",
         *           "meter": "mtu",
         *           "resets": "interval",
         *           "source": "version",
         *           "type": "metered"
         *         }
         *       ],
         *       "lines": [
         *         {
         *           "amount": "120.00",
         *           "description": "Platform fee",
         *           "details": [
         *             {
         *               "amount": "120",
         *               "kind": "flat",
         *               "text": "flat 120"
         *             }
         *           ],
         *           "key": "platform",
         *           "model": "flat",
         *           "timing": "advance",
         *           "unroundedAmount": "120"
         *         },
         *         {
         *           "amount": "120.00",
         *           "description": "seats",
         *           "details": [
         *             {
         *               "amount": "120",
         *               "kind": "unit",
         *               "quantity": "12",
         *               "text": "12 units at 10"
         *             }
         *           ],
         *           "key": "seats",
         *           "model": "unit",
         *           "quantity": "12",
         *           "timing": "advance",
         *           "unroundedAmount": "120"
         *         },
         *         {
         *           "amount": "235.00",
         *           "description": "mtu",
         *           "details": [
         *             {
         *               "amount": "180",
         *               "index": 0,
         *               "kind": "tier",
         *               "quantity": "15000",
         *               "text": "15000 units up to 15000 at 0.012"
         *             },
         *             {
         *               "amount": "55",
         *               "index": 1,
         *               "kind": "tier",
         *               "quantity": "5000",
         *               "text": "5000 units above 15000 at 0.01 plus 5 flat"
         *             }
         *           ],
         *           "key": "mtu",
         *           "model": "graduated",
         *           "quantity": "30000",
         *           "timing": "arrears",
         *           "unroundedAmount": "235"
         *         },
         *         {
         *           "amount": "0.00",
         *           "description": "storage",
         *           "details": [
         *             {
         *               "amount": "0",
         *               "kind": "package",
         *               "quantity": "0",
         *               "text": "0 × 100 for 0 units, at 5 each; a part counts whole"
         *             }
         *           ],
         *           "key": "storage",
         *           "model": "package",
         *           "quantity": "0",
         *           "timing": "arrears",
         *           "unroundedAmount": "0"
         *         },
         *         {
         *           "amount": "0.00",
         *           "description": "sms",
         *           "details": [],
         *           "key": "sms",
         *           "model": "unit",
         *           "quantity": "0",
         *           "timing": "arrears",
         *           "unroundedAmount": "0"
         *         },
         *         {
         *           "amount": "0.80",
         *           "description": "build-minutes",
         *           "details": [
         *             {
         *               "amount": "0",
         *               "dimensions": {
         *                 "os": "linux"
         *               },
         *               "kind": "weighed",
         *               "quantity": "3100",
         *               "text": "os `linux`: 3100 used, weighed as 3100"
         *             },
         *             {
         *               "amount": "0.8",
         *               "kind": "unit",
         *               "quantity": "100",
         *               "text": "100 units at 0.008"
         *             }
         *           ],
         *           "key": "build-minutes",
         *           "model": "unit",
         *           "quantity": "3100",
         *           "timing": "arrears",
         *           "unroundedAmount": "0.8"
         *         },
         *         {
         *           "amount": "47.50",
         *           "description": "support",
         *           "details": [
         *             {
         *               "amount": "47.5",
         *               "index": 0,
         *               "kind": "tier",
         *               "quantity": "475",
         *               "text": "475 up to 10000 at 10 %"
         *             }
         *           ],
         *           "key": "support",
         *           "model": "graduatedPercentage",
         *           "quantity": "475",
         *           "timing": "arrears",
         *           "unroundedAmount": "47.5"
         *         }
         *       ],
         *       "package": {
         *         "contentHash": "9fb567b3540f8c913e1ecbfbe814967f1e0c304c5c5093f07f5de015e4e05f99",
         *         "key": "team",
         *         "version": 4
         *       },
         *       "period": {
         *         "from": "2027-01-01T00:00:00Z",
         *         "timeZone": "UTC",
         *         "to": "2027-02-01T00:00:00Z"
         *       },
         *       "rounding": {
         *         "mode": "halfUp",
         *         "scale": 2
         *       },
         *       "rules": [],
         *       "subtotal": "523.30",
         *       "total": "523.30"
         *     }
         */
        Quote: {
            adjustments: components["schemas"]["QuoteAdjustment"][];
            assignment?: components["schemas"]["QuoteAssignment"];
            currency: string;
            entitlements: components["schemas"]["QuoteEntitlement"][];
            explanation?: {
                [key: string]: unknown;
            };
            lines: components["schemas"]["QuoteLine"][];
            package: {
                contentHash: string;
                key: string;
                version: number;
            };
            period: {
                from: components["schemas"]["Instant"];
                timeZone: string;
                to: components["schemas"]["Instant"];
            };
            rounding: {
                mode: string;
                scale: number;
            };
            rules: string[];
            /** @description How changes cut the period; absent when nothing changed */
            segments?: components["schemas"]["QuoteSegment"][];
            /** @description A decimal as text */
            subtotal: string;
            /** @description A decimal as text */
            total: string;
        };
        /**
         * @example {
         *       "quote": "qte_019ab3c0-1c00-7000-8000-000000000001",
         *       "workspace": "acme",
         *       "package": "team",
         *       "version": 4,
         *       "contentHash": "9fb567b3540f8c913e1ecbfbe814967f1e0c304c5c5093f07f5de015e4e05f99",
         *       "acceptedAt": "2026-11-24T09:00:00Z",
         *       "acceptedBy": "billing",
         *       "validUntil": "2026-12-23T12:00:00Z"
         *     }
         */
        QuoteAcceptance: {
            acceptedAt: components["schemas"]["Instant"];
            acceptedBy: string;
            contentHash: string;
            package: string;
            /** @description qte_… */
            quote: string;
            /** @description Until then this version’s price is the workspace’s own */
            validUntil: components["schemas"]["Instant"];
            version: number;
            workspace: string;
        };
        QuoteAdjustment: {
            /** @description Signed: what is added to the subtotal */
            amount: string;
            /**
             * @description A minimum that lifts what the maximum had just brought down
             * @constant
             */
            crossed?: true;
            description: string;
            /** @enum {string} */
            kind: "discount" | "surcharge" | "maximum" | "minimum";
            /** @description A decimal as text */
            percent?: string;
            rule: string | null;
            shares: {
                /** @description A decimal as text */
                amount: string;
                charge: string;
            }[];
            /** @description A decimal as text */
            unused?: string;
            /** @description Of the package, when several versions price the period */
            version?: number;
        };
        /** @description Of an adjustment: which bill it changes, by how much, and why */
        QuoteAdjusts: {
            cause: {
                /** @description How many of them correct another event or take it back */
                corrections: number;
                /** @description The first twenty, in the order in which they came */
                events: {
                    correction: boolean;
                    id: string;
                    receivedAt: components["schemas"]["Instant"];
                    source: string;
                    time: components["schemas"]["Instant"];
                    type: string;
                }[];
                /** @description How many events came after their period was final */
                lateEvents: number;
            };
            /** @description Signed: this total minus the one before, which is what is to be paid or given back */
            difference: string;
            /** @description qte_…: the bill of the period */
            final: string;
            /** @description qte_…: what stood before this one, the bill or the last adjustment */
            previous: string;
            previousTotal: string;
        };
        QuoteAssignment: {
            /** @description Whether it is kept for ever; a preview enrols nobody and tells what would be */
            enrolled: boolean;
            experiment: string;
            variant: string;
        };
        /**
         * @description Either a quote or an error
         * @example {
         *       "id": "a1",
         *       "quote": {
         *         "adjustments": [],
         *         "currency": "USD",
         *         "entitlements": [
         *           {
         *             "feature": "sso",
         *             "source": "version",
         *             "type": "boolean",
         *             "value": true
         *           },
         *           {
         *             "feature": "support",
         *             "source": "version",
         *             "type": "config",
         *             "value": "premium"
         *           },
         *           {
         *             "enforcement": "soft",
         *             "feature": "mtu",
         *             "limit": "25000",
         *             "meter": "mtu",
         *             "resets": "interval",
         *             "source": "version",
         *             "type": "metered"
         *           }
         *         ],
         *         "lines": [
         *           {
         *             "amount": "120.00",
         *             "description": "Platform fee",
         *             "details": [
         *               {
         *                 "amount": "120",
         *                 "kind": "flat",
         *                 "text": "flat 120"
         *               }
         *             ],
         *             "key": "platform",
         *             "model": "flat",
         *             "timing": "advance",
         *             "unroundedAmount": "120"
         *           },
         *           {
         *             "amount": "120.00",
         *             "description": "seats",
         *             "details": [
         *               {
         *                 "amount": "120",
         *                 "kind": "unit",
         *                 "quantity": "12",
         *                 "text": "12 units at 10"
         *               }
         *             ],
         *             "key": "seats",
         *             "model": "unit",
         *             "quantity": "12",
         *             "timing": "advance",
         *             "unroundedAmount": "120"
         *           },
         *           {
         *             "amount": "235.00",
         *             "description": "mtu",
         *             "details": [
         *               {
         *                 "amount": "180",
         *                 "index": 0,
         *                 "kind": "tier",
         *                 "quantity": "15000",
         *                 "text": "15000 units up to 15000 at 0.012"
         *               },
         *               {
         *                 "amount": "55",
         *                 "index": 1,
         *                 "kind": "tier",
         *                 "quantity": "5000",
         *                 "text": "5000 units above 15000 at 0.01 plus 5 flat"
         *               }
         *             ],
         *             "key": "mtu",
         *             "model": "graduated",
         *             "quantity": "30000",
         *             "timing": "arrears",
         *             "unroundedAmount": "235"
         *           },
         *           {
         *             "amount": "0.00",
         *             "description": "storage",
         *             "details": [
         *               {
         *                 "amount": "0",
         *                 "kind": "package",
         *                 "quantity": "0",
         *                 "text": "0 × 100 for 0 units, at 5 each; a part counts whole"
         *               }
         *             ],
         *             "key": "storage",
         *             "model": "package",
         *             "quantity": "0",
         *             "timing": "arrears",
         *             "unroundedAmount": "0"
         *           },
         *           {
         *             "amount": "0.00",
         *             "description": "sms",
         *             "details": [],
         *             "key": "sms",
         *             "model": "unit",
         *             "quantity": "0",
         *             "timing": "arrears",
         *             "unroundedAmount": "0"
         *           },
         *           {
         *             "amount": "0.80",
         *             "description": "build-minutes",
         *             "details": [
         *               {
         *                 "amount": "0",
         *                 "dimensions": {
         *                   "os": "linux"
         *                 },
         *                 "kind": "weighed",
         *                 "quantity": "3100",
         *                 "text": "os `linux`: 3100 used, weighed as 3100"
         *               },
         *               {
         *                 "amount": "0.8",
         *                 "kind": "unit",
         *                 "quantity": "100",
         *                 "text": "100 units at 0.008"
         *               }
         *             ],
         *             "key": "build-minutes",
         *             "model": "unit",
         *             "quantity": "3100",
         *             "timing": "arrears",
         *             "unroundedAmount": "0.8"
         *           },
         *           {
         *             "amount": "47.50",
         *             "description": "support",
         *             "details": [
         *               {
         *                 "amount": "47.5",
         *                 "index": 0,
         *                 "kind": "tier",
         *                 "quantity": "475",
         *                 "text": "475 up to 10000 at 10 %"
         *               }
         *             ],
         *             "key": "support",
         *             "model": "graduatedPercentage",
         *             "quantity": "475",
         *             "timing": "arrears",
         *             "unroundedAmount": "47.5"
         *           }
         *         ],
         *         "package": {
         *           "contentHash": "9fb567b3540f8c913e1ecbfbe814967f1e0c304c5c5093f07f5de015e4e05f99",
         *           "key": "team",
         *           "version": 4
         *         },
         *         "period": {
         *           "from": "2027-01-01T00:00:00Z",
         *           "timeZone": "UTC",
         *           "to": "2027-02-01T00:00:00Z"
         *         },
         *         "rounding": {
         *           "mode": "halfUp",
         *           "scale": 2
         *         },
         *         "rules": [],
         *         "subtotal": "523.30",
         *         "total": "523.30"
         *       }
         *     }
         */
        QuoteBatchAnswer: {
            /** @description Of a line that is not kept */
            assignment?: components["schemas"]["QuoteAssignment"];
            error?: components["schemas"]["Problem"];
            explanation?: {
                [key: string]: unknown;
            };
            /** @description That of the line which is answered */
            id?: string;
            /** @description What the quote is known by when it was kept */
            kept?: {
                adjusts?: components["schemas"]["QuoteAdjusts"];
                assignment?: components["schemas"]["QuoteAssignment"];
                createdAt: components["schemas"]["Instant"];
                createdBy: string;
                /** @description SHA-256 of the bytes of `quote`, as they stand here */
                hash: string;
                /** @description qte_… */
                id: string;
                kind: components["schemas"]["QuoteKind"];
                price: {
                    contentHash: string;
                    reason: components["schemas"]["PriceReason"];
                    version: number;
                };
                subscription?: string;
                validUntil: components["schemas"]["Instant"];
                workspace?: string;
            };
            quote?: {
                adjustments: components["schemas"]["QuoteAdjustment"][];
                currency: string;
                entitlements: components["schemas"]["QuoteEntitlement"][];
                lines: components["schemas"]["QuoteLine"][];
                package: {
                    contentHash: string;
                    key: string;
                    version: number;
                };
                period: {
                    from: components["schemas"]["Instant"];
                    timeZone: string;
                    to: components["schemas"]["Instant"];
                };
                rounding: {
                    mode: string;
                    scale: number;
                };
                rules: string[];
                /** @description How changes cut the period; absent when nothing changed */
                segments?: components["schemas"]["QuoteSegment"][];
                /** @description A decimal as text */
                subtotal: string;
                /** @description A decimal as text */
                total: string;
            };
        };
        /**
         * @example {
         *       "id": "a1",
         *       "package": "team",
         *       "version": "4",
         *       "workspace": {
         *         "segment": "business"
         *       },
         *       "quantities": {
         *         "seats": "12"
         *       },
         *       "usage": {
         *         "mtu": "30000",
         *         "storage-bytes": "0",
         *         "sms": [],
         *         "minutes": [
         *           {
         *             "os": "linux",
         *             "quantity": "3100"
         *           }
         *         ]
         *       },
         *       "period": {
         *         "from": "2027-01-01T00:00:00Z",
         *         "to": "2027-02-01T00:00:00Z"
         *       }
         *     }
         */
        QuoteBatchLine: {
            /** @description The instant that is asked about; now when left out */
            at?: components["schemas"]["Instant"];
            /** @description Refuses the quote when the package is priced in another currency */
            currency?: string;
            /** @description Adds `explanation`: why each figure is what it is */
            explain?: boolean;
            /** @description Comes back with the answer */
            id?: string;
            /** @description `quote` when left out */
            kind?: components["schemas"]["QuoteKind"];
            /** @description Key of the package; the subscription’s when left out */
            package?: components["schemas"]["Key"];
            period?: components["schemas"]["Period"];
            quantities?: {
                [key: string]: components["schemas"]["Decimal"];
            };
            /** @description How changes cut the period, in order: each takes effect at the start of its local day */
            segments?: components["schemas"]["Segment"][];
            /** @description The id of a subscription, or the dates of one as it would be */
            subscription?: string | {
                /** @description From where its intervals are counted */
                anchor?: components["schemas"]["Instant"];
                start: components["schemas"]["Instant"];
            };
            /** @description What was used, meter by meter; or `metered`: what the events of the workspace say of the period */
            usage?: "metered" | {
                [key: string]: components["schemas"]["MeterUsage"];
            };
            /** @description Until when a kept quote may be accepted: 30 days when left out */
            validUntil?: components["schemas"]["Instant"];
            /** @description A version number; without it the version whose price applies: see docs/quotes.md */
            version?: components["schemas"]["Version"];
            /** @description The id of a stored workspace, or attributes as they would be */
            workspace?: string | {
                [key: string]: string | boolean | string[];
            };
        };
        QuoteEntitlement: {
            /** @enum {string} */
            enforcement?: "soft" | "hard";
            feature: string;
            limit?: string;
            meter?: string;
            /** @enum {string} */
            resets?: "interval" | "never";
            source: string;
            /** @enum {string} */
            type: "boolean" | "config" | "metered";
            value?: boolean | string;
        };
        /**
         * @description An offer, the bill of a period, or what changes a bill afterwards
         * @enum {string}
         */
        QuoteKind: "quote" | "final" | "adjustment";
        QuoteLine: {
            /** @description Rounded once, with the minor digits of the currency */
            amount: string;
            description: string;
            details: components["schemas"]["QuoteLineDetail"][];
            key: string;
            model: string;
            /** @description A decimal as text */
            quantity?: string;
            /** @description What it is for, when changes cut the period; a pause may lie in the middle of it */
            segment?: {
                from: components["schemas"]["Instant"];
                to: components["schemas"]["Instant"];
            };
            /** @enum {string} */
            timing: "advance" | "arrears";
            /**
             * @description Not prorated, and counted on another line: in advance where the period starts, else where it ends
             * @constant
             */
            uncounted?: true;
            /** @description A decimal as text */
            unroundedAmount: string;
            /** @description Exact, `n/d`, when the decimals do not end */
            unroundedFraction?: string;
            /** @description Of the package, when several versions price the period */
            version?: number;
            /** @constant */
            waived?: true;
        };
        /** @description A part of a line, unrounded: a cell, a tier, an event */
        QuoteLineDetail: {
            /** @description A decimal as text */
            amount: string;
            dimensions?: {
                [key: string]: string;
            };
            index?: number;
            kind: string;
            parts?: components["schemas"]["QuoteLineDetail"][];
            /** @description A decimal as text */
            quantity?: string;
            text: string;
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "qte_019ab3c0-1c00-7000-8000-000000000001",
         *           "kind": "quote",
         *           "createdAt": "2026-11-23T12:00:00Z",
         *           "createdBy": "billing",
         *           "validUntil": "2026-12-23T12:00:00Z",
         *           "price": {
         *             "reason": "named",
         *             "version": 4,
         *             "contentHash": "9fb567b3540f8c913e1ecbfbe814967f1e0c304c5c5093f07f5de015e4e05f99"
         *           },
         *           "hash": "e71eadea7802aa7757da5696738aee347bd23509b2a6afb78b63bc4a2ff46d4d",
         *           "package": "team",
         *           "period": {
         *             "from": "2027-01-01T00:00:00Z",
         *             "to": "2027-02-01T00:00:00Z"
         *           },
         *           "currency": "USD",
         *           "total": "523.30"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        QuotePage: {
            data: components["schemas"]["KeptQuoteSummary"][];
            /** @description Hand it in as `cursor` for the next page; null on the last */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "same": true,
         *       "hash": "e71eadea7802aa7757da5696738aee347bd23509b2a6afb78b63bc4a2ff46d4d",
         *       "engineVersion": "1",
         *       "quote": {
         *         "adjustments": [],
         *         "currency": "USD",
         *         "entitlements": [
         *           {
         *             "feature": "sso",
         *             "source": "version",
         *             "type": "boolean",
         *             "value": true
         *           },
         *           {
         *             "feature": "support",
         *             "source": "version",
         *             "type": "config",
         *             "value": "premium"
         *           },
         *           {
         *             "enforcement": "soft",
         *             "feature": "mtu",
         *             "limit": "25000",
         *             "meter": "mtu",
         *             "resets": "interval",
         *             "source": "version",
         *             "type": "metered"
         *           }
         *         ],
         *         "lines": [
         *           {
         *             "amount": "120.00",
         *             "description": "Platform fee",
         *             "details": [
         *               {
         *                 "amount": "120",
         *                 "kind": "flat",
         *                 "text": "flat 120"
         *               }
         *             ],
         *             "key": "platform",
         *             "model": "flat",
         *             "timing": "advance",
         *             "unroundedAmount": "120"
         *           },
         *           {
         *             "amount": "120.00",
         *             "description": "seats",
         *             "details": [
         *               {
         *                 "amount": "120",
         *                 "kind": "unit",
         *                 "quantity": "12",
         *                 "text": "12 units at 10"
         *               }
         *             ],
         *             "key": "seats",
         *             "model": "unit",
         *             "quantity": "12",
         *             "timing": "advance",
         *             "unroundedAmount": "120"
         *           },
         *           {
         *             "amount": "235.00",
         *             "description": "mtu",
         *             "details": [
         *               {
         *                 "amount": "180",
         *                 "index": 0,
         *                 "kind": "tier",
         *                 "quantity": "15000",
         *                 "text": "15000 units up to 15000 at 0.012"
         *               },
         *               {
         *                 "amount": "55",
         *                 "index": 1,
         *                 "kind": "tier",
         *                 "quantity": "5000",
         *                 "text": "5000 units above 15000 at 0.01 plus 5 flat"
         *               }
         *             ],
         *             "key": "mtu",
         *             "model": "graduated",
         *             "quantity": "30000",
         *             "timing": "arrears",
         *             "unroundedAmount": "235"
         *           },
         *           {
         *             "amount": "0.00",
         *             "description": "storage",
         *             "details": [
         *               {
         *                 "amount": "0",
         *                 "kind": "package",
         *                 "quantity": "0",
         *                 "text": "0 × 100 for 0 units, at 5 each; a part counts whole"
         *               }
         *             ],
         *             "key": "storage",
         *             "model": "package",
         *             "quantity": "0",
         *             "timing": "arrears",
         *             "unroundedAmount": "0"
         *           },
         *           {
         *             "amount": "0.00",
         *             "description": "sms",
         *             "details": [],
         *             "key": "sms",
         *             "model": "unit",
         *             "quantity": "0",
         *             "timing": "arrears",
         *             "unroundedAmount": "0"
         *           },
         *           {
         *             "amount": "0.80",
         *             "description": "build-minutes",
         *             "details": [
         *               {
         *                 "amount": "0",
         *                 "dimensions": {
         *                   "os": "linux"
         *                 },
         *                 "kind": "weighed",
         *                 "quantity": "3100",
         *                 "text": "os `linux`: 3100 used, weighed as 3100"
         *               },
         *               {
         *                 "amount": "0.8",
         *                 "kind": "unit",
         *                 "quantity": "100",
         *                 "text": "100 units at 0.008"
         *               }
         *             ],
         *             "key": "build-minutes",
         *             "model": "unit",
         *             "quantity": "3100",
         *             "timing": "arrears",
         *             "unroundedAmount": "0.8"
         *           },
         *           {
         *             "amount": "47.50",
         *             "description": "support",
         *             "details": [
         *               {
         *                 "amount": "47.5",
         *                 "index": 0,
         *                 "kind": "tier",
         *                 "quantity": "475",
         *                 "text": "475 up to 10000 at 10 %"
         *               }
         *             ],
         *             "key": "support",
         *             "model": "graduatedPercentage",
         *             "quantity": "475",
         *             "timing": "arrears",
         *             "unroundedAmount": "47.5"
         *           }
         *         ],
         *         "package": {
         *           "contentHash": "9fb567b3540f8c913e1ecbfbe814967f1e0c304c5c5093f07f5de015e4e05f99",
         *           "key": "team",
         *           "version": 4
         *         },
         *         "period": {
         *           "from": "2027-01-01T00:00:00Z",
         *           "timeZone": "UTC",
         *           "to": "2027-02-01T00:00:00Z"
         *         },
         *         "rounding": {
         *           "mode": "halfUp",
         *           "scale": 2
         *         },
         *         "rules": [],
         *         "subtotal": "523.30",
         *         "total": "523.30"
         *       },
         *       "explanation": {
         *         "interval": {
         *           "from": "2027-01-01T00:00:00Z",
         *           "to": "2027-02-01T00:00:00Z",
         *           "share": "1"
         *         }
         *       }
         *     }
         */
        QuoteReplay: {
            engineVersion: string;
            explanation: {
                [key: string]: unknown;
            };
            hash: string;
            quote: {
                adjustments: components["schemas"]["QuoteAdjustment"][];
                currency: string;
                entitlements: components["schemas"]["QuoteEntitlement"][];
                lines: components["schemas"]["QuoteLine"][];
                package: {
                    contentHash: string;
                    key: string;
                    version: number;
                };
                period: {
                    from: components["schemas"]["Instant"];
                    timeZone: string;
                    to: components["schemas"]["Instant"];
                };
                rounding: {
                    mode: string;
                    scale: number;
                };
                rules: string[];
                /** @description How changes cut the period; absent when nothing changed */
                segments?: components["schemas"]["QuoteSegment"][];
                /** @description A decimal as text */
                subtotal: string;
                /** @description A decimal as text */
                total: string;
            };
            /**
             * @description The inputs gave the same bytes again; anything else is a problem
             * @constant
             */
            same: true;
        };
        /**
         * @description What to price. Every meter, quantity and attribute that the package reads must be given, or be known of the workspace
         * @example {
         *       "package": "team",
         *       "version": "4",
         *       "workspace": {
         *         "segment": "business"
         *       },
         *       "quantities": {
         *         "seats": "12"
         *       },
         *       "usage": {
         *         "mtu": "30000",
         *         "storage-bytes": "0",
         *         "sms": [],
         *         "minutes": [
         *           {
         *             "os": "linux",
         *             "quantity": "3100"
         *           }
         *         ]
         *       },
         *       "period": {
         *         "from": "2027-01-01T00:00:00Z",
         *         "to": "2027-02-01T00:00:00Z"
         *       }
         *     }
         */
        QuoteRequest: {
            /** @description The instant that is asked about; now when left out */
            at?: components["schemas"]["Instant"];
            /** @description Refuses the quote when the package is priced in another currency */
            currency?: string;
            /** @description Adds `explanation`: why each figure is what it is */
            explain?: boolean;
            /** @description `quote` when left out */
            kind?: components["schemas"]["QuoteKind"];
            /** @description Key of the package; the subscription’s when left out */
            package?: components["schemas"]["Key"];
            period?: components["schemas"]["Period"];
            quantities?: {
                [key: string]: components["schemas"]["Decimal"];
            };
            /** @description How changes cut the period, in order: each takes effect at the start of its local day */
            segments?: components["schemas"]["Segment"][];
            /** @description The id of a subscription, or the dates of one as it would be */
            subscription?: string | {
                /** @description From where its intervals are counted */
                anchor?: components["schemas"]["Instant"];
                start: components["schemas"]["Instant"];
            };
            /** @description What was used, meter by meter; or `metered`: what the events of the workspace say of the period */
            usage?: "metered" | {
                [key: string]: components["schemas"]["MeterUsage"];
            };
            /** @description Until when a kept quote may be accepted: 30 days when left out */
            validUntil?: components["schemas"]["Instant"];
            /** @description A version number; without it the version whose price applies: see docs/quotes.md */
            version?: components["schemas"]["Version"];
            /** @description The id of a stored workspace, or attributes as they would be */
            workspace?: string | {
                [key: string]: string | boolean | string[];
            };
        };
        /** @description A part of the period with one version and one set of quantities */
        QuoteSegment: {
            contentHash: string;
            from: components["schemas"]["Instant"];
            /** @constant */
            paused?: true;
            quantities: {
                [key: string]: string;
            };
            to: components["schemas"]["Instant"];
            version: number;
        };
        /**
         * @example {
         *       "status": "up",
         *       "checks": {
         *         "database": {
         *           "status": "up",
         *           "needed": true
         *         },
         *         "migrations": {
         *           "status": "up",
         *           "needed": true
         *         }
         *       }
         *     }
         */
        Readiness: {
            checks: {
                [key: string]: {
                    /** @description What is wrong */
                    detail?: string;
                    /** @description Without it no request can be met; else it is told, and changes nothing */
                    needed: boolean;
                    /** @enum {string} */
                    status: "up" | "down";
                };
            };
            /** @enum {string} */
            status: "up" | "down";
        };
        /**
         * @example {
         *       "released": 0,
         *       "refused": 0
         *     }
         */
        ReleaseReply: {
            /** @description How many stay, each with its `refusal` */
            refused: number;
            /** @description How many count now */
            released: number;
        };
        /**
         * @description Which of them; all when nothing is said
         * @example {}
         */
        ReleaseRequest: {
            type?: string;
            workspace?: string;
        };
        /** @description Why there are no figures */
        ResultFault: {
            /** @description Stable */
            code: string;
            message: string;
        };
        /**
         * @example {
         *       "reason": "the price page is there"
         *     }
         */
        ResumeExperimentRequest: {
            /** @description Needed where a gate paused it: what it said is accepted in this stage */
            reason?: string;
        };
        /**
         * @example {
         *       "reason": "replaced by version 2"
         *     }
         */
        RetireVersionRequest: {
            reason: string;
            /** @description Versions whose scheduled day this takes, which the caller knows */
            supersedes?: number[];
        };
        /**
         * @example {
         *       "overlapHours": 24
         *     }
         */
        RotateKeyRequest: {
            /** @description So much longer the old key works at most: 24 hours when left out, a week at most */
            overlapHours?: number;
        };
        /**
         * @example {
         *       "reason": "the yearly rotation"
         *     }
         */
        RotateSigningKeyRequest: {
            /** @description For the audit */
            reason: string;
            /** @description The key fell into other hands: it is believed no more, at once */
            revoke?: boolean;
        };
        /**
         * @description The file as it was written, byte for byte
         * @example schema: ratebook/v1
         *     package: example
         *     version: 1
         *     currency: USD
         *     interval: month
         *     charges:
         *       - { key: fee, model: flat, amount: 20.00 }
         */
        RuleFile: string;
        /**
         * @description A JSON Schema (2020-12)
         * @example {
         *       "$schema": "https://json-schema.org/draft/2020-12/schema",
         *       "type": "object"
         *     }
         */
        RuleFileSchema: {
            [key: string]: unknown;
        };
        SampleRatioResults: {
            expected: number[];
            isAlarm: boolean;
            /** @description Natural logarithm of the evidence that may be looked at any time; 1,000 to 1 is the alarm */
            logEvidence: number;
            observed: number[];
            /** @description At this one look; null where too few units are expected in an arm */
            pValue: number | null;
            /** @description Units of arms that nobody could get */
            unexpected: number;
            /** @description The same of every phase by itself: finds what phases hide from each other */
            withinPhasesPValue: number | null;
        };
        /**
         * @description The whole workspace: what is left out is taken away
         * @example {
         *       "attributes": {
         *         "segment": "business",
         *         "country": "DE"
         *       },
         *       "billingAccount": "acme-holding",
         *       "timeZone": "Europe/Berlin"
         *     }
         */
        SaveWorkspaceRequest: {
            /** @description By the keys of the published attributes: text of the declared type, a boolean, or a list */
            attributes?: {
                [key: string]: string | boolean | string[];
            };
            /** @description Who pays; workspaces may share one */
            billingAccount?: components["schemas"]["WorkspaceId"];
            /** @description IANA name, such as `Europe/Berlin`; `UTC` when left out */
            timeZone?: string;
        };
        /**
         * @description What holds from an instant on; what is left out is as in the segment before
         * @example {
         *       "from": "2027-01-11T15:30:00Z",
         *       "quantities": {
         *         "seats": "15"
         *       }
         *     }
         */
        Segment: {
            /** @description The instant of the change; the first segment starts with the period */
            from?: components["schemas"]["Instant"];
            /** @description Nothing is priced until the next segment; its days are not counted */
            paused?: components["schemas"]["Boolean"];
            /** @description Laid over those of the segment before */
            quantities?: {
                [key: string]: components["schemas"]["Decimal"];
            };
            /** @description Of the whole run of this version; needed when several versions price the period */
            usage?: {
                [key: string]: components["schemas"]["MeterUsage"];
            };
            /** @description The package version from here on */
            version?: components["schemas"]["Version"];
        };
        SegmentResults: {
            attribute: string;
            value: string;
            variants: components["schemas"]["VariantResults"][];
        };
        /**
         * @example {
         *       "outcomes": [
         *         {
         *           "id": "helpdesk-81723",
         *           "type": "ticket",
         *           "workspace": "acme",
         *           "occurredAt": "2026-11-20T09:30:00Z",
         *           "value": "1"
         *         }
         *       ]
         *     }
         */
        SendOutcomesRequest: {
            outcomes: components["schemas"]["Outcome"][];
        };
        /**
         * @example {
         *       "variant": "lower-rate",
         *       "from": "2027-06-01T00:00:00Z",
         *       "reason": "revenue per workspace rose",
         *       "dryRun": true
         *     }
         */
        ShipExperimentRequest: {
            /** @description Says what would follow, and changes nothing */
            dryRun?: boolean;
            /** @description From when on its version is current for everybody */
            from: components["schemas"]["Instant"];
            reason: string;
            variant: components["schemas"]["Key"];
        };
        /**
         * @description A finished experiment, for ever
         * @example {
         *       "bundle": {
         *         "schema": "ratebook/bundle-v1",
         *         "experiment": {
         *           "key": "example-rate"
         *         }
         *       },
         *       "signature": "ed25519:jdV5MRT8AxsCQ5ZiLhs8WNhGYhrGdTZ7nXqLhX1X0Zk:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
         *       "publicKey": {
         *         "kty": "OKP",
         *         "crv": "Ed25519",
         *         "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
         *       }
         *     }
         */
        SignedBundle: {
            /** @description Definition, allocation, history, decision, plan, exact sums and results: `ratebook analyse` reads it */
            bundle: {
                [key: string]: unknown;
            };
            /** @description The key that `kid` is the thumbprint of */
            publicKey: {
                /** @constant */
                crv: "Ed25519";
                /** @constant */
                kty: "OKP";
                x: string;
            };
            /** @description `ed25519:<kid>:<signature>`, of the canonical JSON of `bundle` */
            signature: string;
        };
        /**
         * @example {
         *       "kid": "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
         *       "createdAt": "2027-01-01T00:00:00Z",
         *       "signsFrom": "2027-01-01T01:00:00Z"
         *     }
         */
        SigningKey: {
            createdAt: components["schemas"]["Instant"];
            /** @description RFC 7638 thumbprint of the public key */
            kid: string;
            signsFrom: components["schemas"]["Instant"];
        };
        /** @example {} */
        StartExperimentRequest: {
            /** @description Of what is meant to be started */
            contentHash?: string;
            /** @description Needed where bills would rise by more than `limits` allow, or what is `worthwhile` can hardly be shown: why that is accepted */
            reason?: string;
        };
        /**
         * @example {
         *       "workspace": "acme",
         *       "package": "team",
         *       "quantities": {
         *         "seats": "12"
         *       },
         *       "dryRun": true
         *     }
         */
        StartSubscriptionRequest: {
            /** @description Where anniversaries are counted from; the start when left out */
            anchor?: components["schemas"]["Instant"];
            /**
             * @description `anniversary` (usual): periods begin on the day of the anchor; `calendar`: with the calendar
             * @enum {string}
             */
            anchoring?: "anniversary" | "calendar";
            /** @description Answers what would be so, and changes nothing */
            dryRun?: boolean;
            /** @description Key of the package, or `key@version` */
            package: string;
            /** @description Licensed quantities by name: all that the version reads */
            quantities?: {
                [key: string]: components["schemas"]["Price"];
            };
            /** @description Takes effect at the start of its local day; now when left out */
            startAt?: components["schemas"]["Instant"];
            /** @description The workspace’s when left out */
            timeZone?: string;
            /** @description The version that is current at `startAt` when left out */
            version?: components["schemas"]["Version"];
            workspace: components["schemas"]["WorkspaceId"];
        };
        /**
         * @example {
         *       "reason": "the notice period is over"
         *     }
         */
        SteerMigrationRequest: {
            /** @description For the audit */
            reason?: string;
        };
        /**
         * @example {
         *       "verb": "stop-enrolment",
         *       "dryRun": true,
         *       "reason": "the question is answered"
         *     }
         */
        StopExperimentRequest: {
            /** @description Says whom it touches and what they pay, and changes nothing */
            dryRun?: boolean;
            reason?: string;
            /**
             * @description Every one ends enrolment. Prices last as the file says; or those that are on no bill are taken back; or all end with the present period; or they go back now, and what bills were dearer by is credited
             * @enum {string}
             */
            verb: "stop-enrolment" | "revert-never-billed" | "revert-at-renewal" | "revert-now-with-credit";
        };
        /** @example {} */
        SubmitExperimentRequest: Record<string, never>;
        /** @example {} */
        SubmitVersionRequest: {
            /** @description SHA-256 of the canonical document */
            contentHash?: string;
        };
        /**
         * @example {
         *       "id": "sub_01a8f3c2-8c00-7000-8000-000000000001",
         *       "workspace": "acme",
         *       "package": "team",
         *       "status": "active",
         *       "anchoring": "anniversary",
         *       "anchor": "2027-01-31T00:00:00Z",
         *       "timeZone": "UTC",
         *       "startedAt": "2027-01-31T00:00:00Z",
         *       "endedAt": null,
         *       "revision": 1,
         *       "createdAt": "2027-01-31T09:30:00Z",
         *       "segments": [
         *         {
         *           "from": "2027-01-31T00:00:00Z",
         *           "to": null,
         *           "version": 4,
         *           "quantities": {
         *             "seats": "12"
         *           },
         *           "state": "active"
         *         }
         *       ]
         *     }
         */
        Subscription: {
            anchor: components["schemas"]["Instant"];
            /** @enum {string} */
            anchoring: "anniversary" | "calendar";
            createdAt: components["schemas"]["Instant"];
            /** @description May lie ahead */
            endedAt: components["schemas"]["Instant"] | null;
            id: string;
            package: components["schemas"]["Key"];
            revision: number;
            /** @description In order, without gap or overlap */
            segments: components["schemas"]["SubscriptionSegment"][];
            startedAt: components["schemas"]["Instant"];
            /**
             * @description Now; the segments say what holds when
             * @enum {string}
             */
            status: "scheduled" | "active" | "paused" | "ended";
            /** @description IANA name */
            timeZone: string;
            workspace: string;
        };
        /**
         * @example {
         *       "subscription": {
         *         "id": "sub_01a8f3c2-8c00-7000-8000-000000000001",
         *         "workspace": "acme",
         *         "package": "team",
         *         "status": "active",
         *         "anchoring": "anniversary",
         *         "anchor": "2027-01-31T00:00:00Z",
         *         "timeZone": "UTC",
         *         "startedAt": "2027-01-31T00:00:00Z",
         *         "endedAt": null,
         *         "revision": 1,
         *         "createdAt": "2027-01-31T09:30:00Z",
         *         "segments": [
         *           {
         *             "from": "2027-01-31T00:00:00Z",
         *             "to": null,
         *             "version": 4,
         *             "quantities": {
         *               "seats": "12"
         *             },
         *             "state": "active"
         *           }
         *         ]
         *       },
         *       "dryRun": true,
         *       "effectiveAt": "2027-01-31T00:00:00Z",
         *       "replaced": [],
         *       "replaces": null,
         *       "replacedEnd": null,
         *       "before": null,
         *       "after": {
         *         "period": {
         *           "from": "2027-01-31T00:00:00Z",
         *           "to": "2027-02-28T00:00:00Z",
         *           "timeZone": "UTC"
         *         },
         *         "currency": "USD",
         *         "amount": "319.00"
         *       }
         *     }
         */
        SubscriptionChange: {
            /** @description The same period after; null: nothing is in force in it */
            after: components["schemas"]["PeriodCost"] | null;
            /** @description The period of `effectiveAt` before; null: nothing was in force in it */
            before: components["schemas"]["PeriodCost"] | null;
            dryRun: boolean;
            /** @description The start of the local day from which on it holds */
            effectiveAt: components["schemas"]["Instant"];
            /** @description What had been scheduled and gave way */
            replaced: components["schemas"]["SubscriptionSegment"][];
            /** @description The scheduled end that gave way */
            replacedEnd: components["schemas"]["Instant"] | null;
            /** @description The subscription to another package that ends where this one begins */
            replaces: {
                /** @description What its last period costs, up to its end */
                after: components["schemas"]["PeriodCost"] | null;
                id: string;
            } | null;
            /** @description As it is, or with `dryRun` as it would be */
            subscription: components["schemas"]["Subscription"];
        };
        /**
         * @description The id of a subscription
         * @example sub_01a8f3c2-8c00-7000-8000-000000000001
         */
        SubscriptionId: string;
        /**
         * @example {
         *       "id": "mig_01a8f3c2-8c00-7000-8000-000000000002",
         *       "dryRun": false,
         *       "package": "team",
         *       "to": 4,
         *       "from": null,
         *       "filter": {},
         *       "when": "renewal",
         *       "overrideLocks": false,
         *       "state": "draft",
         *       "stages": [
         *         {
         *           "percent": "100",
         *           "count": null,
         *           "notBefore": null,
         *           "progress": {
         *             "pending": 1,
         *             "applied": 0,
         *             "skipped": 0,
         *             "reverted": 0,
         *             "revertSkipped": 0
         *           }
         *         }
         *       ],
         *       "progress": {
         *         "pending": 1,
         *         "applied": 0,
         *         "skipped": 0,
         *         "reverted": 0,
         *         "revertSkipped": 0
         *       },
         *       "preview": {
         *         "subscriptions": 1,
         *         "currencies": [
         *           {
         *             "currency": "USD",
         *             "subscriptions": 1,
         *             "before": "120.00",
         *             "after": "132.00",
         *             "difference": "12.00",
         *             "winners": {
         *               "subscriptions": 0,
         *               "difference": "0.00",
         *               "largest": []
         *             },
         *             "losers": {
         *               "subscriptions": 1,
         *               "difference": "12.00",
         *               "largest": [
         *                 {
         *                   "subscription": "sub_01a8f3c2-8c00-7000-8000-000000000001",
         *                   "before": "120.00",
         *                   "after": "132.00",
         *                   "difference": "12.00"
         *                 }
         *               ]
         *             }
         *           }
         *         ],
         *         "skipped": [],
         *         "unpriceable": []
         *       },
         *       "reason": null,
         *       "revision": 1,
         *       "createdBy": "ada",
         *       "createdAt": "2027-01-31T09:30:00Z",
         *       "startedBy": null,
         *       "startedAt": null,
         *       "endedAt": null
         *     }
         */
        SubscriptionMigration: {
            createdAt: components["schemas"]["Instant"];
            createdBy: string;
            dryRun: boolean;
            endedAt: components["schemas"]["Instant"] | null;
            filter: components["schemas"]["MigrationFilter"];
            /** @description Null: every other version */
            from: number[] | null;
            /** @description Null with `dryRun` */
            id: string | null;
            overrideLocks: boolean;
            package: components["schemas"]["Key"];
            /** @description As it was when the migration was made */
            preview: components["schemas"]["MigrationPreview"];
            progress: components["schemas"]["MigrationProgress"];
            reason: string | null;
            revision: number;
            stages: {
                count: number | null;
                notBefore: components["schemas"]["Instant"] | null;
                percent: string | null;
                progress: components["schemas"]["MigrationProgress"];
            }[];
            startedAt: components["schemas"]["Instant"] | null;
            startedBy: string | null;
            /** @enum {string} */
            state: "draft" | "running" | "paused" | "completed" | "reverting" | "reverted";
            to: number;
            /** @enum {string} */
            when: "renewal" | "now";
        };
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "sub_01a8f3c2-8c00-7000-8000-000000000001",
         *           "workspace": "acme",
         *           "package": "team",
         *           "status": "active",
         *           "anchoring": "anniversary",
         *           "anchor": "2027-01-31T00:00:00Z",
         *           "timeZone": "UTC",
         *           "startedAt": "2027-01-31T00:00:00Z",
         *           "endedAt": null,
         *           "revision": 1,
         *           "createdAt": "2027-01-31T09:30:00Z",
         *           "segments": [
         *             {
         *               "from": "2027-01-31T00:00:00Z",
         *               "to": null,
         *               "version": 4,
         *               "quantities": {
         *                 "seats": "12"
         *               },
         *               "state": "active"
         *             }
         *           ]
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        SubscriptionPage: {
            data: components["schemas"]["Subscription"][];
            /** @description Hand it in as `cursor` for the next page; null on the last */
            nextCursor: string | null;
        };
        /** @description A span under one version and with the same quantities */
        SubscriptionSegment: {
            from: components["schemas"]["Instant"];
            quantities: {
                [key: string]: string;
            };
            /** @enum {string} */
            state: "active" | "paused";
            /** @description Null: until something ends it */
            to: components["schemas"]["Instant"] | null;
            version: number;
        };
        /**
         * @description A CloudEvent 1.0 in JSON
         * @example {
         *       "specversion": "1.0",
         *       "id": "7c1e0f52-0001",
         *       "source": "/telephony",
         *       "type": "message.sent",
         *       "subject": "acme",
         *       "data": {
         *         "segments": "2",
         *         "country": "GB",
         *         "kind": "sms"
         *       }
         *     }
         */
        UsageEvent: {
            /** @description The event that this one says better; without `data` it is taken back */
            corrects?: {
                id: string;
                source: string;
            };
            correctsid?: string;
            /** @description With `correctsid` the same as `corrects`, for SDKs */
            correctssource?: string;
            /** @description What meters read: values are decimals in text, dimensions are text */
            data?: {
                [key: string]: unknown;
            };
            /** @description JSON when left out, and nothing else */
            datacontenttype?: string;
            /** @description The sender’s own name for the event; with `source` it counts once for ever */
            id: string;
            /** @description Who sends it */
            source: string;
            /** @constant */
            specversion: "1.0";
            /** @description The id of the workspace that used something */
            subject: string;
            /** @description When it happened; left out, the service says */
            time?: components["schemas"]["Instant"];
            /** @description The `event` of the meters that count it */
            type: string;
        } & {
            [key: string]: unknown;
        };
        /**
         * @description One event, or a batch of them
         * @example {
         *       "specversion": "1.0",
         *       "id": "7c1e0f52-0001",
         *       "source": "/telephony",
         *       "type": "message.sent",
         *       "subject": "acme",
         *       "data": {
         *         "segments": "2",
         *         "country": "GB",
         *         "kind": "sms"
         *       }
         *     }
         */
        UsageEvents: components["schemas"]["UsageEvent"] | components["schemas"]["UsageEvent"][];
        /**
         * @example {
         *       "data": [
         *         {
         *           "meter": "sms",
         *           "from": "2026-11-01T00:00:00.000000Z",
         *           "to": "2026-12-01T00:00:00.000000Z",
         *           "dimensions": {
         *             "country": "GB"
         *           },
         *           "quantity": "2"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        UsagePage: {
            data: components["schemas"]["UsageRow"][];
            /** @description Hand it in as `cursor` for the next page; null on the last */
            nextCursor: string | null;
        };
        /**
         * @example {
         *       "meter": "sms",
         *       "from": "2026-11-01T00:00:00.000000Z",
         *       "to": "2026-12-01T00:00:00.000000Z",
         *       "dimensions": {
         *         "country": "GB"
         *       },
         *       "quantity": "2"
         *     }
         */
        UsageRow: {
            dimensions: {
                [key: string]: string;
            };
            from: components["schemas"]["Instant"];
            meter: string;
            /** @description Exact; a mean that never ends has 12 decimals */
            quantity: string;
            to: components["schemas"]["Instant"];
        };
        VariantResults: {
            compared?: components["schemas"]["ComparedFigures"];
            control: components["schemas"]["ArmFigure"];
            fault?: components["schemas"]["ResultFault"];
            /** @description Neither cut nor adjusted, where the figures are */
            raw?: components["schemas"]["ComparedFigures"];
            treatment: components["schemas"]["ArmFigure"];
            variant: components["schemas"]["Key"];
        };
        /** @description A stable code, and the same in words */
        VerdictReason: {
            /** @description Stable */
            code: string;
            text: string;
        };
        /**
         * @example {
         *       "ok": false,
         *       "rows": "6",
         *       "checkedFrom": "1",
         *       "checkedTo": "6",
         *       "checkpoint": null,
         *       "firstBad": {
         *         "seq": "7",
         *         "kind": "edited",
         *         "message": "row 7 is not what its hash was made of"
         *       }
         *     }
         */
        VerifyAuditReply: {
            checkedFrom: string;
            checkedTo: string;
            /** @description The last signed one that the chain was held against */
            checkpoint: components["schemas"]["AuditCheckpoint"] | null;
            firstBad?: {
                /** @enum {string} */
                kind: "edited" | "missing" | "inserted" | "reordered" | "rewritten" | "truncated" | "checkpoint" | "quotes";
                message: string;
                seq: string;
            };
            ok: boolean;
            /** @description How many rows are in order, from the first one on */
            rows: string;
        };
        /** @example {} */
        VerifyAuditRequest: {
            /** @description One that was kept elsewhere: whoever can cut off rows here can delete checkpoints here */
            checkpoint?: components["schemas"]["AuditCheckpoint"];
        };
        /**
         * @description A whole number from 1 on; one file a version
         * @example 1
         */
        Version: number | string;
        VersionApproval: {
            at: components["schemas"]["Instant"];
            comment: string | null;
            holder: string;
            /** @enum {string} */
            verdict: "approve" | "reject";
        };
        VersionChange: {
            field?: string;
            from?: string;
            /** @enum {string} */
            kind: "added" | "removed" | "changed" | "moved";
            name: string;
            sentence: string;
            /** @enum {string} */
            subject: "version" | "charge" | "condition" | "rule" | "entitlement";
            to?: string;
        };
        /**
         * @example {
         *       "package": "team",
         *       "version": 4,
         *       "against": 3,
         *       "changes": [
         *         {
         *           "kind": "changed",
         *           "subject": "charge",
         *           "name": "platform",
         *           "field": "amount",
         *           "from": "99.00",
         *           "to": "120.00",
         *           "sentence": "charge `platform`: `amount` changes from 99.00 to 120.00"
         *         }
         *       ]
         *     }
         */
        VersionDiff: {
            /** @description Null: there is nothing to compare with, everything is new */
            against: number | null;
            changes: components["schemas"]["VersionChange"][];
            package: string;
            version: number;
        };
        /** @example {} */
        WithdrawVersionRequest: Record<string, never>;
        /**
         * @example {
         *       "id": "acme",
         *       "revision": 1,
         *       "attributes": {
         *         "segment": "business",
         *         "country": "DE"
         *       },
         *       "billingAccount": "acme-holding",
         *       "timeZone": "Europe/Berlin",
         *       "createdAt": "2027-01-01T00:00:00Z",
         *       "updatedAt": "2027-01-01T00:00:00Z"
         *     }
         */
        Workspace: {
            /** @description By the keys of the published attributes: text of the declared type, a boolean, or a list */
            attributes: {
                [key: string]: string | boolean | string[];
            };
            billingAccount: string | null;
            createdAt: components["schemas"]["Instant"];
            id: string;
            /** @description 1 when it was created; its ETag is this number */
            revision: number;
            /** @description IANA name, such as `Europe/Berlin`; `UTC` when left out */
            timeZone: string;
            updatedAt: components["schemas"]["Instant"];
        };
        /**
         * @description The id of a workspace: 1 to 128 characters
         * @example acme
         */
        WorkspaceId: string;
        /**
         * @example {
         *       "data": [
         *         {
         *           "id": "acme",
         *           "revision": 1,
         *           "attributes": {
         *             "segment": "business",
         *             "country": "DE"
         *           },
         *           "billingAccount": "acme-holding",
         *           "timeZone": "Europe/Berlin",
         *           "createdAt": "2027-01-01T00:00:00Z",
         *           "updatedAt": "2027-01-01T00:00:00Z"
         *         }
         *       ],
         *       "nextCursor": null
         *     }
         */
        WorkspacePage: {
            data: components["schemas"]["Workspace"][];
            /** @description Hand it in as `cursor` for the next page; null on the last */
            nextCursor: string | null;
        };
    };
    responses: {
        /** @description It is no longer what the entity tag names */
        Changed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not in the state in which it is; `code` says which state */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request can be read and makes no sense: `errors` says where */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description No key was given, or none that is known and still works */
        KeyNeeded: {
            headers: {
                /** @description How to say who asks */
                "www-authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is of another media type */
        MediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The key may not do this */
        ScopeMissing: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description What is there is replaced or removed with its entity tag only */
        TagNeeded: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is too large */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The key has asked too often in this minute */
        TooMany: {
            headers: {
                /** @description After so many seconds */
                "retry-after"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description What the service rests on is down, or it stops or has not started yet */
        Unavailable: {
            headers: {
                /** @description After so many seconds */
                "retry-after"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description What is named is not there, or not there for this key */
        Unknown: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The request cannot be read: no JSON, a cursor of another list, no idempotency key */
        Unreadable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description Names what was answered: hand it in as `if-none-match` to ask again, as `if-match` to replace it */
        etag: string;
        /** @description `true`: the reply of the first request with this key, which had its effect then */
        "idempotency-replayed": string;
        /** @description Where what was created can be asked for */
        location: string;
        /** @description What is left of the minute of this key, when keys are limited: `"key";r=59999;t=60` */
        ratelimit: string;
        /** @description How often a key may ask, when keys are limited: `"key";q=60000;w=60` */
        "ratelimit-policy": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    signingKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedKeys"];
                };
            };
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    schema: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": components["schemas"]["RuleFileSchema"];
                };
            };
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    audit: {
        parameters: {
            query?: {
                /** @description What was done: `package.published`, `key.revoked` */
                action?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                from?: components["schemas"]["Instant"];
                /** @description Who did it */
                holder?: string;
                /** @description How many entries at most: 1 to 200, usually 50 */
                limit?: string;
                /** @description What was changed: `team@4`, the id of a workspace or a key */
                subject?: string;
                /** @description Rows before this instant */
                to?: components["schemas"]["Instant"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    auditCheckpoints: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description How many entries at most: 1 to 200, usually 50 */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditCheckpointPage"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    signCheckpoint: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditCheckpoint"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyAuditRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifyAuditReply"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    event: {
        parameters: {
            query: {
                id: string;
                source: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptUsageEvent"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ingest: {
        parameters: {
            query?: {
                /** @description `notable` when left out */
                results?: "all" | "notable";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description An event, an array of at most 10,000, or (as NDJSON) one event a line without an end */
        requestBody: {
            content: {
                "application/cloudevents-batch+json": components["schemas"]["UsageEvents"];
                "application/cloudevents+json": components["schemas"]["UsageEvents"];
                "application/json": components["schemas"]["UsageEvents"];
                "application/x-ndjson": components["schemas"]["UsageEvents"];
            };
        };
        responses: {
            /** @description It was noted, and is not done yet */
            202: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IngestReply"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quarantined: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description How many entries at most: 1 to 200, usually 50 */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuarantinePage"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    release: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReleaseReply"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    experiments: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description How many entries at most: 1 to 200, usually 50 */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentPage"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    experiment: {
        parameters: {
            query?: never;
            header?: {
                /** @description An entity tag that was answered before */
                "if-none-match"?: string;
            };
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            /** @description What the entity tag names is still so */
            304: {
                headers: {
                    etag: components["headers"]["etag"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putExperiment: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of what is to be replaced or removed */
                "if-match"?: string;
                /** @description `*`: nothing may be there yet */
                "if-none-match"?: string;
            };
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutExperimentRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            /** @description It was created */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    location: components["headers"]["location"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Changed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["TagNeeded"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveExperiment: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApproveExperimentRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assign: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assignment"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    assignedUnit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["schemas"]["Key"];
                unit: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssignedUnit"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drawList: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DrawListRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrawnList"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    peek: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AssignRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Assignment"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    experimentBundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedBundle"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dropVariant: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DropVariantRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    emergencyStop: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmergencyStopRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putOverride: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["schemas"]["Key"];
                workspace: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutOverrideRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentOverride"];
                };
            };
            /** @description It was created */
            201: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentOverride"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteOverride: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["schemas"]["Key"];
                workspace: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseExperiment: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseExperimentRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentStatus"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentPreview"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectExperiment: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideExperimentRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    experimentResults: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentResults"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeExperiment: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResumeExperimentRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentStatus"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    ship: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShipExperimentRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentShip"];
                };
            };
            /** @description It was noted, and is not done yet */
            202: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentShip"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    takeSnapshot: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It was noted, and is not done yet */
            202: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    location: components["headers"]["location"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentSnapshot"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    experimentSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentSnapshot"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startExperiment: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartExperimentRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    status: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentStatus"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stopExperiment: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopExperimentRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExperimentStop"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    stream: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["ExperimentStatus"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submitExperiment: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitExperimentRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keys: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description How many entries at most: 1 to 200, usually 50 */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPage"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createApiKey: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateKeyRequest"];
            };
        };
        responses: {
            /** @description It was created */
            201: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateApiKey: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateKeyRequest"];
            };
        };
        responses: {
            /** @description It was created */
            201: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    meters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeterList"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendOutcomes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendOutcomesRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutcomesSent"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    packages: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description How many entries at most: 1 to 200, usually 50 */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackagePage"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    package: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Package"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    current: {
        parameters: {
            query?: {
                /** @description The instant to ask about; now when left out */
                at?: components["schemas"]["Instant"];
            };
            header?: {
                /** @description An entity tag that was answered before */
                "if-none-match"?: string;
            };
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageVersion"];
                };
            };
            /** @description What the entity tag names is still so */
            304: {
                headers: {
                    etag: components["headers"]["etag"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    versions: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: string;
                state?: "draft" | "in-review" | "published" | "retired";
            };
            header?: never;
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageVersionPage"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    version: {
        parameters: {
            query?: never;
            header?: {
                /** @description An entity tag that was answered before */
                "if-none-match"?: string;
            };
            path: {
                key: components["schemas"]["Key"];
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageVersion"];
                };
            };
            /** @description What the entity tag names is still so */
            304: {
                headers: {
                    etag: components["headers"]["etag"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of what is to be replaced or removed */
                "if-match"?: string;
                /** @description `*`: nothing may be there yet */
                "if-none-match"?: string;
            };
            path: {
                key: components["schemas"]["Key"];
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutVersionRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageVersion"];
                };
            };
            /** @description It was created */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    location: components["headers"]["location"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageVersion"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Changed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["TagNeeded"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of what is to be replaced or removed */
                "if-match"?: string;
            };
            path: {
                key: components["schemas"]["Key"];
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done */
            204: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Changed"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["TagNeeded"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approve: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideVersionRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageVersion"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    breakGlass: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BreakGlassRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageVersion"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    diff: {
        parameters: {
            query?: {
                /** @description A version number; the version before it when left out */
                against?: string;
            };
            header?: never;
            path: {
                key: components["schemas"]["Key"];
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionDiff"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    promote: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PromoteVersionRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoteReply"];
                };
            };
            /** @description It was noted, and is not done yet */
            202: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PromoteReply"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    publish: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishVersionRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageVersion"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    reject: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideVersionRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageVersion"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retire: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetireVersionRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageVersion"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    source: {
        parameters: {
            query?: never;
            header?: {
                /** @description An entity tag that was answered before */
                "if-none-match"?: string;
            };
            path: {
                key: components["schemas"]["Key"];
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": components["schemas"]["RuleFile"];
                };
            };
            /** @description What the entity tag names is still so */
            304: {
                headers: {
                    etag: components["headers"]["etag"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    submit: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitVersionRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageVersion"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    withdraw: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                key: components["schemas"]["Key"];
                number: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawVersionRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageVersion"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    checkText: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckReply"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    closePeriods: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClosePeriodsRequest"];
            };
        };
        responses: {
            /** @description It was noted, and is not done yet */
            202: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    location: components["headers"]["location"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodClose"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    periodClose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodClose"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    plan: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quotes: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description Quotes whose period begins at or after this instant */
                from?: components["schemas"]["Instant"];
                kind?: components["schemas"]["QuoteKind"];
                /** @description How many entries at most: 1 to 200, usually 50 */
                limit?: string;
                package?: components["schemas"]["Key"];
                /** @description The id of a subscription: sub_… */
                subscription?: string;
                /** @description Quotes whose period ends at or before this instant */
                to?: components["schemas"]["Instant"];
                workspace?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotePage"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    keep: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuoteRequest"];
            };
        };
        responses: {
            /** @description It was created */
            201: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    location: components["headers"]["location"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptQuote"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    quote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptQuote"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    accept: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteAcceptance"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    replay: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteReplay"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    batch: {
        parameters: {
            query?: {
                /** @description `true` keeps every quote; each line then needs an `id` */
                keep?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One request a line, each with an `id` of its own if it likes */
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["QuoteBatchLine"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["QuoteBatchAnswer"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuoteRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rotateSigning: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateSigningKeyRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKey"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createMigration: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateMigrationRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionMigration"];
                };
            };
            /** @description It was created */
            201: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    location: components["headers"]["location"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionMigration"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    migration: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionMigration"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    migrationItems: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MigrationItemPage"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseMigration: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SteerMigrationRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionMigration"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revertMigration: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SteerMigrationRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionMigration"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startMigration: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SteerMigrationRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionMigration"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    startSubscription: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartSubscriptionRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionChange"];
                };
            };
            /** @description It was created */
            201: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    location: components["headers"]["location"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionChange"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    subscription: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Subscription"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeSubscription: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSubscriptionRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionChange"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endSubscription: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AmendSubscriptionRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionChange"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseSubscription: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AmendSubscriptionRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionChange"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeSubscription: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AmendSubscriptionRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionChange"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workspaces: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description How many entries at most: 1 to 200, usually 50 */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspacePage"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    workspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description An entity tag that was answered before */
                "if-none-match"?: string;
            };
            path: {
                id: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description What the entity tag names is still so */
            304: {
                headers: {
                    etag: components["headers"]["etag"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    putWorkspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of what is to be replaced or removed */
                "if-match"?: string;
                /** @description `*`: nothing may be there yet */
                "if-none-match"?: string;
            };
            path: {
                id: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveWorkspaceRequest"];
            };
        };
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description It was created */
            201: {
                headers: {
                    etag: components["headers"]["etag"];
                    location: components["headers"]["location"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["Changed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            428: components["responses"]["TagNeeded"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    priceLocks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceLocks"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    givePriceLock: {
        parameters: {
            query?: never;
            header: {
                /** @description Names this very request, a UUID for example: asked again, it has its effect once */
                "idempotency-key": string;
            };
            path: {
                id: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveLockRequest"];
            };
        };
        responses: {
            /** @description It was created */
            201: {
                headers: {
                    "idempotency-replayed": components["headers"]["idempotency-replayed"];
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceLock"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["MediaType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endPriceLock: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["WorkspaceId"];
                lock: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceLock"];
                };
            };
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    subscriptions: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description How many entries at most: 1 to 200, usually 50 */
                limit?: string;
            };
            header?: never;
            path: {
                id: components["schemas"]["WorkspaceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionPage"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    usage: {
        parameters: {
            query?: {
                /** @description Dimensions to tell apart, with commas between them; all together when left out */
                by?: string;
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description With `to`; the calendar month that it is now when both are left out */
                from?: components["schemas"]["Instant"];
                /** @description A quantity for all of it, or one a local day or hour; `period` when left out */
                grain?: "period" | "day" | "hour";
                /** @description How many entries at most: 1 to 200, usually 50 */
                limit?: string;
                /** @description One meter; every meter when left out */
                meter?: components["schemas"]["Key"];
                /** @description Of hours and days; the workspace’s own when left out */
                timeZone?: string;
                /** @description Exclusive */
                to?: components["schemas"]["Instant"];
            };
            header?: {
                /** @description An entity tag that was answered before */
                accept?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was asked for */
            200: {
                headers: {
                    ratelimit: components["headers"]["ratelimit"];
                    "ratelimit-policy": components["headers"]["ratelimit-policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsagePage"];
                };
            };
            400: components["responses"]["Unreadable"];
            401: components["responses"]["KeyNeeded"];
            403: components["responses"]["ScopeMissing"];
            404: components["responses"]["Unknown"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            503: components["responses"]["Unavailable"];
            /** @description A problem (RFC 9457) */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
