/** Records or captures to findings: the leak, its receiver, and what would have prevented it. */
export {};
