/** Which events lead to a try (dossier 3, trigger models). */
export type TriggerModel = 'as-reported' | 'connectivity';
