"""The booth (投票间): one enters with a code, fills in a paper, and drops it into a box that remembers nobody."""
