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
        /** The service can answer: the database does */
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
        /** Published versions of a package, oldest first */
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
        /** One published version; its ETag is the content hash */
        get: operations["version"];
        put?: never;
        post?: never;
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
    "/v1/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Kept quotes, newest first */
        get: operations["list"];
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description true or false; nothing else is a boolean */
        Boolean: boolean | ("true" | "false");
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
         * @description A decimal as text: at most 26 digits before the point and 12 after; no exponent, no plus
         * @example 12.50
         */
        Decimal: string;
        Fault: {
            /** @description Stable word for programs */
            code: string;
            /** @description What to write instead */
            help?: string;
            /** @description A sentence for people */
            message: string;
            /** @description JSON pointer (RFC 6901) to the value in the request that is to blame */
            pointer?: string;
        };
        Health: {
            /** @enum {string} */
            status: "up" | "down";
        };
        /**
         * @description An instant, RFC 3339 with a zone
         * @example 2027-01-01T00:00:00Z
         */
        Instant: string;
        KeptQuote: {
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
         *         "reason": "current",
         *         "version": 1,
         *         "contentHash": "4f1c"
         *       },
         *       "hash": "9b2d",
         *       "package": "pro",
         *       "period": {
         *         "from": "2026-11-01T00:00:00Z",
         *         "to": "2026-12-01T00:00:00Z"
         *       },
         *       "currency": "USD",
         *       "total": "128.50"
         *     }
         */
        KeptQuoteSummary: {
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
        Key: {
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
        KeyPage: {
            data: components["schemas"]["Key"][];
            /** @description Hand it in as `cursor` for the next page; null on the last */
            nextCursor: string | null;
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
        MeterList: {
            data: components["schemas"]["Meter"][];
            nextCursor: null;
        };
        /**
         * @description A quantity; cells with their quantities; or the events of a percentage charge
         * @example 30000
         */
        MeterUsage: components["schemas"]["Decimal"] | {
            [key: string]: string | components["schemas"]["Decimal"][];
        }[] | {
            events: components["schemas"]["Decimal"][];
        } | {
            amount: components["schemas"]["Decimal"];
            count: components["schemas"]["Decimal"];
        };
        Package: {
            /** @description The version that a new subscription gets now, if any */
            currentVersion: number | null;
            key: string;
            latestVersion: number;
            title?: string;
        };
        PackagePage: {
            data: components["schemas"]["Package"][];
            /** @description Hand it in as `cursor` for the next page; null on the last */
            nextCursor: string | null;
        };
        PackageVersion: {
            /** @description SHA-256 of the canonical document: what an approval is bound to */
            contentHash: string;
            currency: string;
            /** @description The rule file as data: all scalars are text */
            document: {
                [key: string]: unknown;
            };
            /** @description Null: published, but current for nobody until promoted */
            effectiveFrom: components["schemas"]["Instant"] | null;
            interval: string;
            package: string;
            publishedAt: components["schemas"]["Instant"];
            publishedBy: string;
            retiredAt: components["schemas"]["Instant"] | null;
            title?: string;
            version: number;
        };
        PackageVersionPage: {
            data: components["schemas"]["PackageVersionSummary"][];
            /** @description Hand it in as `cursor` for the next page; null on the last */
            nextCursor: string | null;
        };
        PackageVersionSummary: {
            /** @description SHA-256 of the canonical document: what an approval is bound to */
            contentHash: string;
            currency: string;
            /** @description Null: published, but current for nobody until promoted */
            effectiveFrom: components["schemas"]["Instant"] | null;
            interval: string;
            package: string;
            publishedAt: components["schemas"]["Instant"];
            publishedBy: string;
            retiredAt: components["schemas"]["Instant"] | null;
            title?: string;
            version: number;
        };
        /** @description Half-open, `[from, to)`; `timeZone` defaults to UTC */
        Period: {
            from: components["schemas"]["Instant"];
            timeZone?: string;
            to: components["schemas"]["Instant"];
        };
        /**
         * @description Why this version’s price applies
         * @enum {string}
         */
        PriceReason: "accepted-quote" | "override" | "lock" | "assignment" | "subscription" | "named" | "current";
        /** @description Why a request was refused (RFC 9457) */
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
        PublishedKey: {
            /** @enum {string} */
            alg: "EdDSA";
            /** @enum {string} */
            crv: "Ed25519";
            /** @description RFC 7638 thumbprint of the public key */
            kid: string;
            /** @enum {string} */
            kty: "OKP";
            /** @enum {string} */
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
        /** @description The price and what it is made of */
        Quote: {
            adjustments: components["schemas"]["QuoteAdjustment"][];
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
         *       "package": "pro",
         *       "version": 1,
         *       "contentHash": "4f1c",
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
             * @enum {boolean}
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
        /** @description Either a quote or an error */
        QuoteBatchAnswer: {
            error?: components["schemas"]["Problem"];
            explanation?: {
                [key: string]: unknown;
            };
            /** @description That of the line which is answered */
            id?: string;
            /** @description What the quote is known by when it was kept */
            kept?: {
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
             * @enum {boolean}
             */
            uncounted?: true;
            /** @description A decimal as text */
            unroundedAmount: string;
            /** @description Exact, `n/d`, when the decimals do not end */
            unroundedFraction?: string;
            /** @description Of the package, when several versions price the period */
            version?: number;
            /** @enum {boolean} */
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
        QuotePage: {
            data: components["schemas"]["KeptQuoteSummary"][];
            /** @description Hand it in as `cursor` for the next page; null on the last */
            nextCursor: string | null;
        };
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
             * @enum {boolean}
             */
            same: true;
        };
        /**
         * @description What to price. Every meter, quantity and attribute that the package reads must be given, or be known of the workspace
         * @example {
         *       "package": "team",
         *       "quantities": {
         *         "seats": "12"
         *       },
         *       "usage": {
         *         "mtu": "30000"
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
            /** @description What was used, meter by meter */
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
            /** @enum {boolean} */
            paused?: true;
            quantities: {
                [key: string]: string;
            };
            to: components["schemas"]["Instant"];
            version: number;
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
         * @description The whole workspace: what is left out is taken away
         * @example {
         *       "attributes": {},
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
        /**
         * @description A whole number from 1 on; one file a version
         * @example 1
         */
        Version: number | string;
        /**
         * @example {
         *       "id": "acme",
         *       "revision": 1,
         *       "attributes": {},
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
        WorkspacePage: {
            data: components["schemas"]["Workspace"][];
            /** @description Hand it in as `cursor` for the next page; null on the last */
            nextCursor: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedKeys"];
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
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/schema+json": {
                        [key: string]: unknown;
                    };
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyPage"];
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
    createApiKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateKeyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
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
                    [name: string]: unknown;
                };
                content?: never;
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
    rotateApiKey: {
        parameters: {
            query?: never;
            header?: never;
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MadeKey"];
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
    me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
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
    meters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeterList"];
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackagePage"];
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Package"];
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageVersion"];
                };
            };
            /** @description What the entity tag names is still so */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    versions: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before */
                cursor?: string;
                /** @description How many entries at most: 1 to 200, usually 50 */
                limit?: string;
            };
            header?: never;
            path: {
                key: components["schemas"]["Key"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageVersionPage"];
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackageVersion"];
                };
            };
            /** @description What the entity tag names is still so */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/yaml": string;
                };
            };
            /** @description What the entity tag names is still so */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    list: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuotePage"];
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
    keep: {
        parameters: {
            query?: never;
            header: {
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptQuote"];
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptQuote"];
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
    accept: {
        parameters: {
            query?: never;
            header: {
                "idempotency-key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteAcceptance"];
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteReplay"];
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
                "application/x-ndjson": components["schemas"]["QuoteRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/x-ndjson": components["schemas"]["QuoteBatchAnswer"];
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quote"];
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
    rotateSigning: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RotateSigningKeyRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SigningKey"];
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkspacePage"];
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
                };
            };
            /** @description What the entity tag names is still so */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
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
    putWorkspace: {
        parameters: {
            query?: never;
            header?: {
                /** @description The entity tag of what is to be replaced */
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
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Workspace"];
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
}
