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
        /**
         * @description A stable key: a small letter, then small letters, digits and hyphens; at most 63
         * @example seats
         */
        Key: string;
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
        /**
         * @description What to price. Every meter, quantity and attribute that the package reads must be given
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
        QuotePreviewRequest: {
            /** @description The instant that is asked about; now when left out */
            at?: components["schemas"]["Instant"];
            /** @description Refuses the quote when the package is priced in another currency */
            currency?: string;
            /** @description Adds `explanation`: why each figure is what it is */
            explain?: boolean;
            /** @description Key of the package */
            package: components["schemas"]["Key"];
            period?: components["schemas"]["Period"];
            quantities?: {
                [key: string]: components["schemas"]["Decimal"];
            };
            /** @description How changes cut the period, in order: each takes effect at the start of its local day */
            segments?: components["schemas"]["Segment"][];
            subscription?: {
                /** @description From where its intervals are counted */
                anchor?: components["schemas"]["Instant"];
                start: components["schemas"]["Instant"];
            };
            usage?: {
                [key: string]: components["schemas"]["MeterUsage"];
            };
            /** @description A version number; without it the version that is current at `at` */
            version?: components["schemas"]["Version"];
            workspace?: {
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
    preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuotePreviewRequest"];
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
