# What the person at the terminal reads.

say() {
  printf '%s\n' "$*"
}

# Ends with one sentence that says what is wrong and what to do.
fail() {
  printf '%s\n' "$*" >&2
  exit 1
}

# Ends for a command line that cannot be understood.
misuse() {
  printf '%s\n' "$*" >&2
  exit 2
}
