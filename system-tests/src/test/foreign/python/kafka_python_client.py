"""Writes the lines of the standard input with kafka-python and prints what it reads back."""

import os
import sys

from kafka import KafkaConsumer, KafkaProducer
from kafka.errors import KafkaError

PATIENCE_MS = 60_000
SETTINGS = {
    "bootstrap_servers": os.environ["BOOTSTRAP"].split(","),
    "security_protocol": "SASL_SSL",
    "ssl_cafile": os.environ["CA_FILE"],
    "sasl_mechanism": "PLAIN",
    "sasl_plain_username": os.environ["KEY"],
    "sasl_plain_password": os.environ["SECRET"],
    # It tries a refused key again for so long.
    "bootstrap_timeout_ms": 10_000,
}


def write(topic, lines):
    producer = KafkaProducer(**SETTINGS)
    results = [producer.send(topic, line.encode()) for line in lines]
    for result in results:
        result.get(PATIENCE_MS / 1000)
    producer.close()


def read(topic, count):
    consumer = KafkaConsumer(
        topic,
        group_id="kafka-python-" + topic,
        auto_offset_reset="earliest",
        consumer_timeout_ms=PATIENCE_MS,
        **SETTINGS,
    )
    found = []
    for message in consumer:
        found.append(message.value.decode())
        if len(found) == count:
            break
    consumer.close()
    return found


def main():
    topic = os.environ["TOPIC"]
    lines = sys.stdin.read().splitlines()
    try:
        write(topic, lines)
        print("\n".join(read(topic, len(lines))))
    except KafkaError as failure:
        sys.exit(f"{type(failure).__name__}: {failure}")


main()
