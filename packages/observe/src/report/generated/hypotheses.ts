// Made by `npm run generate` from the grid of docs/explanation/hypotheses.md; do not edit.
import type { HypothesesDigest } from '@phonehome/simulation';

/** What the grid of the shipped incident says. */
export const hypothesesOfIncident: HypothesesDigest = {
  "scenario": "incident",
  "seeds": 20,
  "cells": 288,
  "phones": 2,
  "days": 12,
  "standings": {
    "fits": 32,
    "open": 8,
    "ruled-out": 248
  },
  "values": [
    {
      "setting": "origin",
      "says": "how the client came onto the phones",
      "value": "factory",
      "standings": {
        "fits": 16,
        "open": 4,
        "ruled-out": 124
      }
    },
    {
      "setting": "origin",
      "says": "how the client came onto the phones",
      "value": "update",
      "standings": {
        "fits": 16,
        "open": 4,
        "ruled-out": 124
      }
    },
    {
      "setting": "client",
      "says": "the generation of the client",
      "value": "phone-2014",
      "standings": {
        "fits": 0,
        "open": 0,
        "ruled-out": 144
      }
    },
    {
      "setting": "client",
      "says": "the generation of the client",
      "value": "phone-2017",
      "standings": {
        "fits": 32,
        "open": 8,
        "ruled-out": 104
      }
    },
    {
      "setting": "triggers",
      "says": "what asks the client to try: also boot, wake and unlock, as reported, or only what its code listens to",
      "value": "as-reported",
      "standings": {
        "fits": 32,
        "open": 0,
        "ruled-out": 112
      }
    },
    {
      "setting": "triggers",
      "says": "what asks the client to try: also boot, wake and unlock, as reported, or only what its code listens to",
      "value": "connectivity",
      "standings": {
        "fits": 0,
        "open": 8,
        "ruled-out": 136
      }
    },
    {
      "setting": "Wi-Fi sleep",
      "says": "whether Wi-Fi stays on while the screen is off",
      "value": "always",
      "standings": {
        "fits": 16,
        "open": 0,
        "ruled-out": 128
      }
    },
    {
      "setting": "Wi-Fi sleep",
      "says": "whether Wi-Fi stays on while the screen is off",
      "value": "never",
      "standings": {
        "fits": 16,
        "open": 8,
        "ruled-out": 120
      }
    },
    {
      "setting": "server",
      "says": "what the server does with every report",
      "value": "accept",
      "standings": {
        "fits": 0,
        "open": 0,
        "ruled-out": 96
      }
    },
    {
      "setting": "server",
      "says": "what the server does with every report",
      "value": "refuse",
      "standings": {
        "fits": 16,
        "open": 4,
        "ruled-out": 76
      }
    },
    {
      "setting": "server",
      "says": "what the server does with every report",
      "value": "silent",
      "standings": {
        "fits": 16,
        "open": 4,
        "ruled-out": 76
      }
    },
    {
      "setting": "SIM slots",
      "says": "how many the phone has; one of them holds a card",
      "value": "1",
      "standings": {
        "fits": 24,
        "open": 4,
        "ruled-out": 116
      }
    },
    {
      "setting": "SIM slots",
      "says": "how many the phone has; one of them holds a card",
      "value": "2",
      "standings": {
        "fits": 8,
        "open": 4,
        "ruled-out": 132
      }
    },
    {
      "setting": "network",
      "says": "how the phone is online: as the people of the scenario are, always within reach of Wi-Fi, or never",
      "value": "mixed",
      "standings": {
        "fits": 8,
        "open": 0,
        "ruled-out": 88
      }
    },
    {
      "setting": "network",
      "says": "how the phone is online: as the people of the scenario are, always within reach of Wi-Fi, or never",
      "value": "wifi",
      "standings": {
        "fits": 16,
        "open": 8,
        "ruled-out": 72
      }
    },
    {
      "setting": "network",
      "says": "how the phone is online: as the people of the scenario are, always within reach of Wi-Fi, or never",
      "value": "mobile",
      "standings": {
        "fits": 8,
        "open": 0,
        "ruled-out": 88
      }
    }
  ],
  "finding": [
    "Of 288 explanations, held against 14 undisputed observations, 32 fit all of them, and 8 more are contradicted by none under every seed but do not fit all; of these 8, 8 are contradicted under most seeds. The other 248 are contradicted by at least one.",
    "All 40 compatible ones have client phone-2017 and server refuse or silent.",
    "Every value of triggers, Wi-Fi sleep, SIM slots and network occurs among them, but not in every combination.",
    "They are the same whatever the value of origin.",
    "What leaves 8 explanations open (client phone-2017, triggers connectivity, Wi-Fi sleep never, server refuse or silent, network wifi), of 20 seeds: sends-on-power-unlock-wake fits under 4 to 5 and contradicts under 0, sends-on-power-activation-unlock fits under 5 and contradicts under 0 and sends-on-each-unlock fits under 0 and contradicts under 15.",
    "No explanation with client phone-2014 is compatible: sends-location contradicts each.",
    "No explanation with server accept is compatible: origin-several-months, sends-on-power-unlock-wake, sends-on-power-activation-unlock, sends-on-power and sends-on-each-unlock contradict each.",
    "48 explanations would be compatible but for one observation, sends-location (\"The data holds the location of the phone, which we read as its serving cell.\"; reports that carry the serving cell: 0 %).",
    "16 explanations would be compatible but for one observation, sends-on-each-unlock (\"The phone sends at each unlock, several times a day.\"; unlocks with a report in the minute after, or in the 10 seconds before: the wake of the same touch: 8.5 to 39 %).",
    "origin-factory and origin-update dispute each other: of the 40 compatible ones, 20 fit the one and 20 the other.",
    "sends-gps-coordinates (disputed by sends-location) fits no explanation, and is contradicted by 264.",
    "Of what parties state or infer, these can be measured; so many compatible explanations bear them out: server-did-not-accept (40 of 40), tried-again-and-again (40 of 40) and fix-switched-variant (40 of 40).",
    "72 of 5760 verdicts are not the same under each of the 20 seeds, and therefore count as undecided."
  ],
  "limits": [
    "\"Compatible\" is not \"true\": it says that a model, so set, does nothing that an observation denies. \"Ruled out\" holds for the model only, with the bounds that we chose.",
    "A verdict counts only if every seed says the same: with more seeds some of what is ruled out becomes open, and some of what fits all. So an explanation that most seeds contradict counts as compatible, as long as one does not. The counts of seeds, not the verdict alone, tell how close it is.",
    "The trigger model `as-reported` was made from the same reports that it is held against, and the form of the report (client phone-2017) was inferred from the IMEI and the location in them. That these fit is therefore no evidence for them. What the grid adds is where other settings fail, and at which figure.",
    "The observations are few (14 of them measured, 15 not), second-hand, and partly copied from each other: press of 2019 quoting owners and researchers. None says under which settings it was made, or that it left nothing out. Accounts of when a phone sends are read as naming parts of the same thing: none says \"only\".",
    "Generation of the client and form of the report go together here: `phone-2014` sends form 1.0, which has no cell, `phone-2017` form 7.0 or 8.0. That its code is dated about 2014 (client-code-age) is an observation that no run can be held against; a client that decides like the older one and fills in the newer form is not in the grid.",
    "The bounds that make a figure of \"when\", \"each\" or \"several times a day\" are ours; they stand in claims.yaml, to be changed and run again. So are the windows of time around a touch.",
    "An observation holds for the network in which it was made. Who looked through a proxy or a capture at home saw what goes over Wi-Fi, and for them `network: wifi` is the case in point, whatever the phone did elsewhere.",
    "Connectivity changes here when a person moves, when a phone restarts, and, with Wi-Fi sleep `never`, when Wi-Fi is left and joined again. A phone whose mobile data or Wi-Fi drops at every sleep for another reason would send at every wake under `connectivity` too; no source tells whether these phones did. How often an unlock finds Wi-Fi gone depends on how long people leave their phones alone.",
    "Not varied: how people use their phones, roaming, exchanged cards, a second card, settings switched by hand, other report forms and generations, a server that changes its mind, the fix. A cell has one cause for each thing; real phones may have had several.",
    "Small: 2 phones of one kind (the affected phones of incident, with the same people in every cell), 12 days, 20 seeds. Everybody restarts the phone twice in the 8 days with the client, more often than people do, so that restarts can be measured; it adds to the reports a day. \"Several months\" are not run.",
    "Many figures of people, phones and the server are assumptions; the scenario and docs/reference/scenario.md name the source of each."
  ]
};
