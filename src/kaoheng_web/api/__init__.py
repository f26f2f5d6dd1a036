"""The platform for programs: the same rows that a person sees, the same actions, refusals as problem documents."""
