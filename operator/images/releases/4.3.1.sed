# What the broker's sources call otherwise in Kafka 4.3.1 than in the release that they are written for.
s/import org\.apache\.kafka\.network\.Request;/import kafka.network.RequestChannel.Request;/
s/request\.body\((\w+)\.class\)/request.body(scala.reflect.ClassTag$.MODULE$.<\1>apply(\1.class))/
s/: server\.logManager\(\)\.allLogs\(\)\)/: scala.jdk.javaapi.CollectionConverters.asJava(server.logManager().allLogs()))/
