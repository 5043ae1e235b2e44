"""Writes the lines of the standard input with confluent-kafka and prints what it reads back."""

import os
import sys

from confluent_kafka import Consumer, KafkaError, KafkaException, Producer

PATIENCE_SECONDS = 60


def refuse(error):
    """librdkafka goes on trying for ever; what a key is refused with ends this program."""
    if error.code() == KafkaError._AUTHENTICATION:
        raise KafkaException(error)


SETTINGS = {
    "bootstrap.servers": os.environ["BOOTSTRAP"],
    "security.protocol": "SASL_SSL",
    "ssl.ca.location": os.environ["CA_FILE"],
    "sasl.mechanisms": "PLAIN",
    "sasl.username": os.environ["KEY"],
    "sasl.password": os.environ["SECRET"],
    "error_cb": refuse,
    "log_level": 0,
}


def write(topic, lines):
    producer = Producer(SETTINGS)
    for line in lines:
        producer.produce(topic, line.encode())
    left = producer.flush(PATIENCE_SECONDS)
    if left:
        raise TimeoutError(f"{left} messages are not written")


def read(topic, count):
    consumer = Consumer(
        {**SETTINGS, "group.id": "confluent-kafka-" + topic, "auto.offset.reset": "earliest"}
    )
    consumer.subscribe([topic])
    found = []
    while len(found) < count:
        message = consumer.poll(PATIENCE_SECONDS)
        if message is None:
            raise TimeoutError(f"only {len(found)} messages came")
        if message.error():
            raise KafkaException(message.error())
        found.append(message.value().decode())
    consumer.close()
    return found


def main():
    topic = os.environ["TOPIC"]
    lines = sys.stdin.read().splitlines()
    try:
        write(topic, lines)
        print("\n".join(read(topic, len(lines))))
    except KafkaException as failure:
        sys.exit(f"KafkaException: {failure.args[0]}")


main()
