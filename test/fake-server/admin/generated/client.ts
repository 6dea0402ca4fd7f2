/**
 * phonehome: admin API of the fake server
 * 1
 * DO NOT MODIFY - This file has been generated using oazapfts.
 * See https://www.npmjs.com/package/oazapfts
 */
import * as Oazapfts from "@oazapfts/runtime";
import * as QS from "@oazapfts/runtime/query";
export const defaults: Oazapfts.Defaults<Oazapfts.CustomHeaders> = {
    headers: {},
    baseUrl: "/"
};
const oazapfts = Oazapfts.runtime(defaults);
export const servers = {
    thisServer: "/"
};
export type ExchangeRecord = {
    /** version of the form */
    v: number;
    /** opaque */
    exchange_id: string;
    /** when the request arrived, in milliseconds since 1970 */
    time_ms: number;
    /** the port that it came to */
    port?: number;
    request: {
        method: string;
        target: string;
        http_version: string;
        /** [name, value] in the order and case in which they were received */
        headers: string[][];
        /** the body as it crossed the wire */
        body_base64: string;
        /** all bytes, where the keys before would not give them back */
        bytes_base64?: string;
    } | {
        /** the bytes of what is no whole HTTP request */
        bytes_base64: string;
    };
    report: {
        [key: string]: string;
    } | null;
    anomalies: {
        id: string;
        where: string;
        saw: string;
    }[];
    decision: {
        outcome: "accepted" | "refused" | "silent" | "reset" | "error" | "garbage" | "redirect" | "partial";
        /** the id of the rule that decided */
        policy_rule: string;
        result_code: string | null;
        /** what the rule saw */
        why: string;
        [key: string]: any;
    };
    /** how identifiers were replaced, where they were */
    pseudonyms?: string;
};
export type StoredRecord = {
    /** place in the order in which records were kept: growing, never given twice */
    place: number;
    record: ExchangeRecord;
};
export type Problem = {
    /** where the page of this API explains it */
    "type": string;
    /** what it is, the same for every occurrence */
    title: string;
    /** the HTTP status */
    status: number;
    /** what is wrong with this request */
    detail: string;
    /** what to do */
    remedy: string;
    /** each thing that is wrong */
    problems?: {
        /** which file */
        file?: string;
        /** from 1 */
        line?: number;
        /** from 1 */
        column?: number;
        /** path of the field */
        field?: string;
        /** what is wrong */
        what: string;
        /** what to do */
        remedy: string;
    }[];
};
export type RecordDetail = {
    /** place in the order in which records were kept: growing, never given twice */
    place: number;
    record: ExchangeRecord;
    /** all bytes of the request as received, one character U+0000 to U+00FF each; empty where they were not kept */
    raw: string;
    version: {
        regver: string;
        era: string;
    } | null;
    device_key: string | null;
    /** required fields that are not filled */
    missing_required: string[];
    /** the decoded view, in the order of the report */
    fields: {
        name: string;
        value: string;
        meaning: string | null;
        sensitivity: ("device" | "subscriber" | "network-identifier" | "location" | "configuration") | null;
    }[];
    explained: {
        /** the rule that decides */
        decides: string;
        closest: string | null;
        /** every rule, also those after the one that decides */
        rules: {
            /** its id */
            rule: string;
            matches: boolean;
            facts: {
                /** its name in the rule */
                condition: string;
                holds: boolean;
                /** in words */
                saw: string;
            }[];
        }[];
    } | null;
};
export type Counts = {
    /** length of an interval */
    interval_ms: number;
    /** every interval in which something arrived, in order of time */
    counts: {
        /** start of the interval */
        from_ms: number;
        /** records */
        count: number;
        outcomes: {
            /** accepted of these */
            accepted?: number;
            /** refused of these */
            refused?: number;
            /** silent of these */
            silent?: number;
            /** reset of these */
            reset?: number;
            /** error of these */
            error?: number;
            /** garbage of these */
            garbage?: number;
            /** redirect of these */
            redirect?: number;
            /** partial of these */
            partial?: number;
        };
    }[];
};
export type Verification = {
    /** whether what was asked is so */
    holds: boolean;
    /** how many records are meant by the filter */
    count: number;
    /** in words */
    because: string;
    /** the newest of them */
    examples: StoredRecord[];
};
export type Policy = {
    format: "phonehome-policy/1";
    /** tried in order; the last one has an empty `when` */
    rules: {
        /** name of the rule, recorded with each decision */
        id: string;
        /** conditions; none means always */
        when: {
            /** whether the body could be decoded */
            decoded?: boolean;
            /** whose card the ICCID of the primary SIM is */
            primary_sim?: "china-telecom" | "other";
            /** how the ICCID of the primary SIM begins: digits, or a list of such */
            iccid?: string | string[];
            /** country and network of an IMSI of the primary SIM, as in 001-01, or a list */
            mcc_mnc?: string | string[];
            /** fields of the report: a value or a list of values, in which `*` stands for any characters, or `{present: true|false}` */
            field?: {
                [key: string]: string | string[] | {
                    /** whether it is there and not empty */
                    present: boolean;
                };
            };
            /** whether every required field is there */
            required_fields?: "complete" | "missing";
            /** value of the Host header, without port, in any case */
            host?: string;
            /** the first day, from 00:00 UTC, on which the request arrives */
            "from"?: string;
            /** the day before whose 00:00 UTC the request arrives */
            until?: string;
            /** share of the requests that meet the other conditions, drawn by seed, rule, device and time */
            share?: number;
            /** which request of its device it is; only in serve, not in a scenario */
            attempt?: {
                /** this one, counted from 1, or a later */
                min?: number;
                /** this one, or an earlier */
                max?: number;
            };
            /** takes no more of the requests that meet the other conditions; only in serve, not in a scenario */
            rate?: {
                /** at most so many requests */
                count_max: number;
                /** in each interval of this length */
                per_ms: number;
            };
        };
        /** what the server does */
        outcome: "accepted" | "refused" | "silent" | "reset" | "error" | "garbage" | "redirect" | "partial";
        /** resultCode of a refusal; anything but "0" */
        result_code?: string;
        /** resultDesc of a refusal, shown to the user */
        result_desc?: string;
        /** HTTP status of an error (400 to 599) or a redirect (300 to 399) */
        status?: number;
        /** where a redirect points to; no client of ours follows it */
        location?: string;
        /** text sent with an error (default: none), as garbage (default: a page of HTML), or of which a part is sent (default: the acceptance) */
        body?: string;
        /** size that the body is brought to by spaces at its end; in a scenario at most 1048576 */
        body_bytes?: number;
        /** Content-Type of the reply, in the place of the usual one */
        content_type?: string;
        /** whether the connection ends after the reply, whatever the request asks for */
        connection?: "close" | "keep-alive";
        /** the body of the reply comes in pieces */
        drip?: {
            /** so many bytes of the body at once */
            bytes: number;
            /** and so long until the next */
            every_ms: number;
        };
        /** where a partial reply ends, its last byte never being sent */
        cut?: {
            /** after so many bytes of the reply */
            bytes?: number;
            /** or after this share of its bytes */
            share?: number;
            /** what becomes of the connection */
            then: "reset" | "close" | "silence";
        };
        /** after how long the server replies or resets the connection, or what that is drawn from by seed, rule, device and time; nothing when silent */
        delay_ms: number | {
            /** any of these alike */
            uniform?: {
                /** the least */
                min: number;
                /** the most */
                max: number;
            };
            /** as of a queue that has no memory */
            exponential?: {
                /** mean, before the cut */
                mean: number;
                /** what is above is drawn again */
                max: number;
            };
            /** as of many networks: most near the median, a few far above */
            lognormal?: {
                /** median, before the cut */
                median: number;
                /** spread of the logarithm */
                sigma: number;
                /** what is above is drawn again */
                max: number;
            };
            /** as measured: from 0 to 1, with straight lines between the points */
            quantiles?: {
                /** share of the replies that take no longer */
                at: number;
                /** than this */
                delay: number;
            }[];
        };
    }[];
};
/**
 * Records, page by page
 */
export function listRecords({ $from, until, device, field, outcome, policyRule, anomaly, port, order, limit, cursor }: {
    $from?: string;
    until?: string;
    device?: string;
    field?: string[];
    outcome?: "accepted" | "refused" | "silent" | "reset" | "error" | "garbage" | "redirect" | "partial";
    policyRule?: string;
    anomaly?: "http-unreadable" | "request-cut-short" | "body-too-large" | "empty-lines-before" | "line-feed-only" | "start-line-odd" | "start-line-spaces" | "method-other" | "target-absolute" | "target-other" | "http-version-other" | "header-name-case" | "header-repeated" | "header-folded" | "header-white-space" | "header-odd" | "header-unreadable" | "host-missing" | "host-other" | "content-type-missing" | "content-type-other" | "content-type-parameter" | "content-length-missing" | "content-length-odd" | "content-length-long" | "content-length-short" | "transfer-chunked" | "transfer-encoding-other" | "content-encoded" | "expect-continue" | "anomalies-more" | "bytes-after-request" | "chunk-odd" | "chunks-unreadable" | "body-empty" | "body-not-base64" | "body-form-field" | "body-plain-json" | "body-trailing-nul" | "base64-crlf" | "base64-wrapped" | "base64-unwrapped" | "base64-line-length" | "base64-white-space" | "base64-padding-missing" | "base64-padding-extra" | "base64-url-safe" | "base64-percent-encoded" | "base64-quoted" | "byte-order-mark" | "body-utf-16" | "body-not-utf8" | "body-not-json" | "json-trailing-nul" | "json-trailing-bytes" | "json-cut-short" | "json-raw-control" | "json-white-space" | "json-escape" | "fields-reordered" | "version-unknown" | "version-other-form" | "field-unknown" | "field-name-case" | "field-of-other-version" | "field-missing" | "field-duplicate" | "value-not-a-string" | "value-nested" | "value-white-space" | "date-other-form" | "cell-hexadecimal" | "cell-textual" | "mac-upper-case" | "mac-separators" | "number-separators" | "number-filler" | "value-unlike-rule";
    port?: number;
    order?: "oldest" | "newest";
    limit?: number;
    cursor?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            records: StoredRecord[];
            /** `cursor` of the next page; null where nothing follows */
            next: string | null;
        };
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 421;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    }>(`/v1/records${QS.query(QS.explode({
        "from": $from,
        until,
        device,
        field,
        outcome,
        policy_rule: policyRule,
        anomaly,
        port,
        order,
        limit,
        cursor
    }))}`, {
        ...opts
    });
}
/**
 * Forget every record, also on disk
 */
export function deleteRecords(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            forgotten: number;
        };
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 421;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    }>("/v1/records", {
        ...opts,
        method: "DELETE"
    });
}
/**
 * One record, explained
 */
export function getRecord(exchangeId: string, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: RecordDetail;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 404;
        data: Problem;
    } | {
        status: 421;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    }>(`/v1/records/${encodeURIComponent(exchangeId)}`, {
        ...opts
    });
}
/**
 * Counts over time, by outcome
 */
export function getCounts({ $from, until, device, field, outcome, policyRule, anomaly, port, intervalMs }: {
    $from?: string;
    until?: string;
    device?: string;
    field?: string[];
    outcome?: "accepted" | "refused" | "silent" | "reset" | "error" | "garbage" | "redirect" | "partial";
    policyRule?: string;
    anomaly?: "http-unreadable" | "request-cut-short" | "body-too-large" | "empty-lines-before" | "line-feed-only" | "start-line-odd" | "start-line-spaces" | "method-other" | "target-absolute" | "target-other" | "http-version-other" | "header-name-case" | "header-repeated" | "header-folded" | "header-white-space" | "header-odd" | "header-unreadable" | "host-missing" | "host-other" | "content-type-missing" | "content-type-other" | "content-type-parameter" | "content-length-missing" | "content-length-odd" | "content-length-long" | "content-length-short" | "transfer-chunked" | "transfer-encoding-other" | "content-encoded" | "expect-continue" | "anomalies-more" | "bytes-after-request" | "chunk-odd" | "chunks-unreadable" | "body-empty" | "body-not-base64" | "body-form-field" | "body-plain-json" | "body-trailing-nul" | "base64-crlf" | "base64-wrapped" | "base64-unwrapped" | "base64-line-length" | "base64-white-space" | "base64-padding-missing" | "base64-padding-extra" | "base64-url-safe" | "base64-percent-encoded" | "base64-quoted" | "byte-order-mark" | "body-utf-16" | "body-not-utf8" | "body-not-json" | "json-trailing-nul" | "json-trailing-bytes" | "json-cut-short" | "json-raw-control" | "json-white-space" | "json-escape" | "fields-reordered" | "version-unknown" | "version-other-form" | "field-unknown" | "field-name-case" | "field-of-other-version" | "field-missing" | "field-duplicate" | "value-not-a-string" | "value-nested" | "value-white-space" | "date-other-form" | "cell-hexadecimal" | "cell-textual" | "mac-upper-case" | "mac-separators" | "number-separators" | "number-filler" | "value-unlike-rule";
    port?: number;
    intervalMs?: number;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Counts;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 421;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    }>(`/v1/counts${QS.query(QS.explode({
        "from": $from,
        until,
        device,
        field,
        outcome,
        policy_rule: policyRule,
        anomaly,
        port,
        interval_ms: intervalMs
    }))}`, {
        ...opts
    });
}
/**
 * Assert how many records there are
 */
export function verify(body: {
    filter?: {
        /** the first moment of arrival: milliseconds since 1970, or RFC 3339 */
        "from"?: string;
        /** the moment of arrival from which on records are not meant: milliseconds since 1970, or RFC 3339 */
        until?: string;
        /** by what a server tells devices apart: MEID, else IMEI1, else the ICCID of the primary SIM */
        device?: string;
        /** `NAME`: the report has the field; `NAME=value`: with this value. May be given several times */
        field?: string[];
        /** what the server did */
        outcome?: "accepted" | "refused" | "silent" | "reset" | "error" | "garbage" | "redirect" | "partial";
        /** the id of the rule that decided */
        policy_rule?: string;
        /** the id of something unusual about the request */
        anomaly?: "http-unreadable" | "request-cut-short" | "body-too-large" | "empty-lines-before" | "line-feed-only" | "start-line-odd" | "start-line-spaces" | "method-other" | "target-absolute" | "target-other" | "http-version-other" | "header-name-case" | "header-repeated" | "header-folded" | "header-white-space" | "header-odd" | "header-unreadable" | "host-missing" | "host-other" | "content-type-missing" | "content-type-other" | "content-type-parameter" | "content-length-missing" | "content-length-odd" | "content-length-long" | "content-length-short" | "transfer-chunked" | "transfer-encoding-other" | "content-encoded" | "expect-continue" | "anomalies-more" | "bytes-after-request" | "chunk-odd" | "chunks-unreadable" | "body-empty" | "body-not-base64" | "body-form-field" | "body-plain-json" | "body-trailing-nul" | "base64-crlf" | "base64-wrapped" | "base64-unwrapped" | "base64-line-length" | "base64-white-space" | "base64-padding-missing" | "base64-padding-extra" | "base64-url-safe" | "base64-percent-encoded" | "base64-quoted" | "byte-order-mark" | "body-utf-16" | "body-not-utf8" | "body-not-json" | "json-trailing-nul" | "json-trailing-bytes" | "json-cut-short" | "json-raw-control" | "json-white-space" | "json-escape" | "fields-reordered" | "version-unknown" | "version-other-form" | "field-unknown" | "field-name-case" | "field-of-other-version" | "field-missing" | "field-duplicate" | "value-not-a-string" | "value-nested" | "value-white-space" | "date-other-form" | "cell-hexadecimal" | "cell-textual" | "mac-upper-case" | "mac-separators" | "number-separators" | "number-filler" | "value-unlike-rule";
        /** the port that the request came to */
        port?: number;
    };
    /** no fewer */
    at_least?: number;
    /** no more */
    at_most?: number;
    /** neither fewer nor more; in the place of the other two */
    exactly?: number;
    /** how long to wait: `at_least` alone until it holds, the others to the end, unless there are too many before */
    wait_ms?: number;
}, { mustHold }: {
    mustHold?: boolean;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Verification;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 409;
        data: Verification;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 421;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/v1/verify${QS.query(QS.explode({
        must_hold: mustHold
    }))}`, oazapfts.json({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * Records as they come (server-sent events)
 */
export function streamRecords({ $from, until, device, field, outcome, policyRule, anomaly, port, lastEventId }: {
    $from?: string;
    until?: string;
    device?: string;
    field?: string[];
    outcome?: "accepted" | "refused" | "silent" | "reset" | "error" | "garbage" | "redirect" | "partial";
    policyRule?: string;
    anomaly?: "http-unreadable" | "request-cut-short" | "body-too-large" | "empty-lines-before" | "line-feed-only" | "start-line-odd" | "start-line-spaces" | "method-other" | "target-absolute" | "target-other" | "http-version-other" | "header-name-case" | "header-repeated" | "header-folded" | "header-white-space" | "header-odd" | "header-unreadable" | "host-missing" | "host-other" | "content-type-missing" | "content-type-other" | "content-type-parameter" | "content-length-missing" | "content-length-odd" | "content-length-long" | "content-length-short" | "transfer-chunked" | "transfer-encoding-other" | "content-encoded" | "expect-continue" | "anomalies-more" | "bytes-after-request" | "chunk-odd" | "chunks-unreadable" | "body-empty" | "body-not-base64" | "body-form-field" | "body-plain-json" | "body-trailing-nul" | "base64-crlf" | "base64-wrapped" | "base64-unwrapped" | "base64-line-length" | "base64-white-space" | "base64-padding-missing" | "base64-padding-extra" | "base64-url-safe" | "base64-percent-encoded" | "base64-quoted" | "byte-order-mark" | "body-utf-16" | "body-not-utf8" | "body-not-json" | "json-trailing-nul" | "json-trailing-bytes" | "json-cut-short" | "json-raw-control" | "json-white-space" | "json-escape" | "fields-reordered" | "version-unknown" | "version-other-form" | "field-unknown" | "field-name-case" | "field-of-other-version" | "field-missing" | "field-duplicate" | "value-not-a-string" | "value-nested" | "value-white-space" | "date-other-form" | "cell-hexadecimal" | "cell-textual" | "mac-upper-case" | "mac-separators" | "number-separators" | "number-filler" | "value-unlike-rule";
    port?: number;
    lastEventId?: string;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 421;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>(`/v1/stream${QS.query(QS.explode({
        "from": $from,
        until,
        device,
        field,
        outcome,
        policy_rule: policyRule,
        anomaly,
        port
    }))}`, {
        ...opts,
        headers: oazapfts.mergeHeaders(opts?.headers, {
            "last-event-id": lastEventId
        })
    });
}
/**
 * Every record as NDJSON
 */
export function exportRecords({ $from, until, device, field, outcome, policyRule, anomaly, port }: {
    $from?: string;
    until?: string;
    device?: string;
    field?: string[];
    outcome?: "accepted" | "refused" | "silent" | "reset" | "error" | "garbage" | "redirect" | "partial";
    policyRule?: string;
    anomaly?: "http-unreadable" | "request-cut-short" | "body-too-large" | "empty-lines-before" | "line-feed-only" | "start-line-odd" | "start-line-spaces" | "method-other" | "target-absolute" | "target-other" | "http-version-other" | "header-name-case" | "header-repeated" | "header-folded" | "header-white-space" | "header-odd" | "header-unreadable" | "host-missing" | "host-other" | "content-type-missing" | "content-type-other" | "content-type-parameter" | "content-length-missing" | "content-length-odd" | "content-length-long" | "content-length-short" | "transfer-chunked" | "transfer-encoding-other" | "content-encoded" | "expect-continue" | "anomalies-more" | "bytes-after-request" | "chunk-odd" | "chunks-unreadable" | "body-empty" | "body-not-base64" | "body-form-field" | "body-plain-json" | "body-trailing-nul" | "base64-crlf" | "base64-wrapped" | "base64-unwrapped" | "base64-line-length" | "base64-white-space" | "base64-padding-missing" | "base64-padding-extra" | "base64-url-safe" | "base64-percent-encoded" | "base64-quoted" | "byte-order-mark" | "body-utf-16" | "body-not-utf8" | "body-not-json" | "json-trailing-nul" | "json-trailing-bytes" | "json-cut-short" | "json-raw-control" | "json-white-space" | "json-escape" | "fields-reordered" | "version-unknown" | "version-other-form" | "field-unknown" | "field-name-case" | "field-of-other-version" | "field-missing" | "field-duplicate" | "value-not-a-string" | "value-nested" | "value-white-space" | "date-other-form" | "cell-hexadecimal" | "cell-textual" | "mac-upper-case" | "mac-separators" | "number-separators" | "number-filler" | "value-unlike-rule";
    port?: number;
} = {}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 421;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    }>(`/v1/export${QS.query(QS.explode({
        "from": $from,
        until,
        device,
        field,
        outcome,
        policy_rule: policyRule,
        anomaly,
        port
    }))}`, {
        ...opts
    });
}
/**
 * The policy in force
 */
export function getPolicy(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Policy;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 421;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    }>("/v1/policy", {
        ...opts
    });
}
/**
 * Answer by another policy, from the next request on
 */
export function putPolicy(policy: Policy, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Policy;
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 421;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    }>("/v1/policy", oazapfts.json({
        ...opts,
        method: "PUT",
        body: policy
    }));
}
/**
 * Back to the policy that the server was started with
 */
export function resetPolicy(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: Policy;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 421;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    }>("/v1/policy", {
        ...opts,
        method: "DELETE"
    });
}
/**
 * Everything as at the start
 */
export function reset(body: {
    /** forget every record */
    records?: boolean;
    /** back to the policy at the start */
    policy?: boolean;
    /** count attempts of devices, and rates, from nothing */
    attempts?: boolean;
}, opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            /** records */
            forgotten: number;
            /** whether it was set back */
            policy: boolean;
            /** whether they count from nothing */
            attempts: boolean;
        };
    } | {
        status: 400;
        data: Problem;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 413;
        data: Problem;
    } | {
        status: 415;
        data: Problem;
    } | {
        status: 421;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    }>("/v1/reset", oazapfts.json({
        ...opts,
        method: "POST",
        body
    }));
}
/**
 * The process answers
 */
export function getHealth(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            status: "ok";
        };
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 421;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    }>("/healthz", {
        ...opts
    });
}
/**
 * A record could be kept now
 */
export function getReadiness(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            status: "ok";
        };
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 421;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    } | {
        status: 503;
        data: Problem;
    }>("/readyz", {
        ...opts
    });
}
/**
 * Metrics for Prometheus
 */
export function getMetrics(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 421;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    }>("/metrics", {
        ...opts
    });
}
/**
 * This description, as OpenAPI 3.1
 */
export function getDescription(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: {
            openapi: string;
        };
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 421;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    }>("/openapi.json", {
        ...opts
    });
}
/**
 * This description, as a page
 */
export function getPage(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 421;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    }>("/", {
        ...opts
    });
}
/**
 * The style of the page
 */
export function getStyle(opts?: Oazapfts.RequestOpts) {
    return oazapfts.fetchJson<{
        status: 200;
        data: string;
    } | {
        status: 401;
        data: Problem;
    } | {
        status: 403;
        data: Problem;
    } | {
        status: 421;
        data: Problem;
    } | {
        status: 500;
        data: Problem;
    }>("/style.css", {
        ...opts
    });
}
