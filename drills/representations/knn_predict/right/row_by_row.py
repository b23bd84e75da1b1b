import math


def knn_predict(train, labels, test, k, temperature=0.07):
    predicted = []
    for row in test:
        cosines = [(float(row @ other / (row.norm() * other.norm())), i) for i, other in enumerate(train)]
        sums = {}
        for cosine, i in sorted(cosines, reverse=True)[:k]:
            label = int(labels[i])
            sums[label] = sums.get(label, 0.0) + math.exp(cosine / temperature)
        predicted.append(max(sums, key=sums.get))
    return labels.new_tensor(predicted)
